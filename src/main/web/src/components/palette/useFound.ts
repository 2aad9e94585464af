import { useEffect, useMemo, useState } from "preact/hooks";
import { askWhole } from "../../api/page.ts";
import type { MarketSummary } from "../../api/types.ts";
import { eventAddress, eventsOf, isInPlay } from "../../domain/events.ts";
import { formatShort } from "../../domain/formats.ts";
import { longestWord, matching } from "../../domain/palette.ts";
import { own } from "../../state/live.ts";
import { useLoaded } from "../../state/loading.ts";
import { preferences } from "../../state/preferences.ts";
import { place } from "../../state/router.ts";
import { client, session, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { eventName, KIND_WORDS, STATUS_WORDS } from "../words.ts";
import { type Command, commandsOf } from "./commands.ts";

const TYPED_MS = 150;
const ASKED = 200;
const MARKETS = 8;
const EVENTS = 5;

interface Found {
    readonly commands: readonly Command[];
    /** How many there are, or why there may be more. */
    readonly note: string;
    readonly retry?: (() => void) | undefined;
}

/** What is offered for what was typed: markets and events by the server's search, then pages and actions. */
export function useFound(typed: string): Found {
    const who = useStore(user);
    const loggedIn = useStore(session) !== null;
    const prefers = useStore(preferences);
    const mine = useStore(own);
    const { path } = useStore(place);
    const asked = useSettled(longestWord(typed));
    const loaded = useLoaded(
        async (signal) =>
            asked === ""
                ? []
                : (await askWhole<MarketSummary>(client, "/markets", { q: asked, over: "false" }, ASKED, signal)).items,
        [asked],
    );
    const commands = useMemo(() => {
        const known = typed.trim() === "" ? [] : loaded.value ?? [];
        const fixed = commandsOf({ who, loggedIn, path, preferences: prefers, own: mine });
        return [
            ...matching(typed, known.map(ofMarket)).slice(0, MARKETS),
            ...matching(typed, eventsOf(known).map(ofEvent)).slice(0, EVENTS),
            ...matching(typed, fixed).sort((one, other) => other.group.localeCompare(one.group)),
        ];
    }, [typed, loaded.value, who, loggedIn, path, prefers, mine]);
    const searching = typed.trim() !== "" && (loaded.loading || asked !== longestWord(typed));
    return {
        commands,
        note: loaded.error
            ? "Markets could not be searched: " + loaded.error.message + " "
            : searching
            ? "Searching\u2026"
            : commands.length === 0
            ? `Nothing has \u201c${typed.trim()}\u201d in its name.`
            : commands.length === 1
            ? "One found"
            : commands.length + " found",
        retry: loaded.error ? loaded.reload : undefined,
    };
}

/** The text a moment after the last letter. */
function useSettled(text: string): string {
    const [settled, setSettled] = useState(text);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(text), TYPED_MS);
        return () => clearTimeout(timer);
    }, [text]);
    return settled;
}

function ofMarket(market: MarketSummary): Command {
    const event = eventName(market.event.name);
    const status = isInPlay(market) ? "In-play" : market.status === "OPEN" ? "" : STATUS_WORDS[market.status].words;
    return {
        key: "m " + market.marketId,
        group: "Markets",
        words: market.name === event ? event : event + " \u203a " + market.name,
        also: market.event.name,
        hint: [KIND_WORDS[market.kind], status].filter((each) => each !== "").join(", "),
        href: "/m/" + encodeURIComponent(market.marketId),
    };
}

function ofEvent({ event, markets }: ReturnType<typeof eventsOf<MarketSummary>>[number]): Command {
    const start = event.startsAt === undefined ? "" : formatShort(event.startsAt, Date.now()) + ", ";
    return {
        key: "e " + eventAddress(event),
        group: "Events",
        words: eventName(event.name),
        also: markets.map(({ name }) => name).join(" "),
        hint: start + (markets.length === 1 ? "1 market" : markets.length + " markets"),
        href: eventAddress(event),
    };
}
