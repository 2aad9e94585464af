import { useMemo, useState } from "preact/hooks";
import type { MarketKind, MarketSummary } from "../api/types.ts";
import { Async } from "../components/Async.tsx";
import { eventName, KIND_WORDS } from "../components/words.ts";
import { SlipPanel } from "../components/slip/SlipPanel.tsx";
import { useLoaded } from "../state/loading.ts";
import { connection, useWatch } from "../state/live.ts";
import { preferences } from "../state/preferences.ts";
import { client } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { MarketRow } from "./market/MarketRow.tsx";

const EVERY_MS = 10_000;
const KINDS: readonly MarketKind[] = ["ODDS", "YES_NO", "SPOT"];
const OVER = new Set(["SETTLED", "VOIDED"]);
const WATCHED_MAX = 100;

interface Filter {
    kind: MarketKind | null;
    inPlay: boolean;
    favourites: boolean;
    over: boolean;
}

/** All markets with their best prices, live; every price opens the slip. */
export function MarketsPage() {
    const [filter, setFilter] = useState<Filter>({ kind: null, inPlay: false, favourites: false, over: false });
    const [words, setWords] = useState("");
    const [event, setEvent] = useState<string | null>(null);
    const { favourites } = useStore(preferences);
    const live = useStore(connection).kind === "live";
    const loaded = useLoaded(
        (signal) => {
            const query = new URLSearchParams({ limit: "200" });
            if (filter.kind) query.set("kind", filter.kind);
            if (words.trim()) query.set("q", words.trim());
            return all(query, signal);
        },
        [filter.kind, words],
        EVERY_MS,
    );
    const found = (loaded.value ?? []).filter((market) =>
        (filter.over || !OVER.has(market.status)) && (!filter.inPlay || (market.inPlay && market.status === "OPEN")) &&
        (!filter.favourites || favourites.includes(market.marketId))
    );
    const shown = found.filter((market) => event === null || market.event.name === event);
    const watched = useMemo(() => shown.slice(0, WATCHED_MAX).map(({ marketId }) => marketId).sort(), [
        shown.map(({ marketId }) => marketId).join(),
    ]);
    useWatch(watched, "BEST");
    const toggle = (change: Partial<Filter>) => setFilter((now) => ({ ...now, ...change }));
    return (
        <div class="markets-page" data-stale={!live}>
            <Events markets={found} chosen={event} onChoose={setEvent} />
            <div class="stack">
                <div class="row">
                    <h1>Markets</h1>
                    <Filters filter={filter} toggle={toggle} />
                    <input
                        class="input markets-search"
                        type="search"
                        placeholder="Search"
                        aria-label="Search markets"
                        value={words}
                        onInput={(each) => setWords(each.currentTarget.value)}
                    />
                </div>
                <Async
                    of={{ ...loaded, value: loaded.value && shown }}
                    rows={10}
                    empty="No markets here. Try another filter."
                >
                    {(value) => <Sections markets={value} />}
                </Async>
            </div>
            <div class="market-side">
                <SlipPanel />
            </div>
        </div>
    );
}

async function all(query: URLSearchParams, signal: AbortSignal): Promise<MarketSummary[]> {
    const markets: MarketSummary[] = [];
    for (let pages = 0; pages < 5; pages++) {
        const page = await client.ask<{ items: MarketSummary[]; nextCursor: string | null }>("/markets?" + query, {
            signal,
        });
        markets.push(...page.items);
        if (page.nextCursor === null) {
            break;
        }
        query.set("cursor", page.nextCursor);
    }
    return markets;
}

function Filters({ filter, toggle }: { filter: Filter; toggle: (change: Partial<Filter>) => void }) {
    const chip = (words: string, on: boolean, change: Partial<Filter>) => (
        <button
            key={words}
            type="button"
            class="chip"
            aria-pressed={on}
            onClick={() => toggle(change)}
        >
            {words}
        </button>
    );
    return (
        <div class="chips" role="group" aria-label="Filters">
            {chip("All", filter.kind === null, { kind: null })}
            {KINDS.map((kind) => chip(KIND_WORDS[kind], filter.kind === kind, { kind }))}
            {chip("In-play", filter.inPlay, { inPlay: !filter.inPlay })}
            {chip("Favourites", filter.favourites, { favourites: !filter.favourites })}
            {chip("Ended too", filter.over, { over: !filter.over })}
        </div>
    );
}

interface EventsProps {
    markets: readonly MarketSummary[];
    chosen: string | null;
    onChoose: (event: string | null) => void;
}

/** Events by kind of market, each with how many markets it has. */
function Events({ markets, chosen, onChoose }: EventsProps) {
    const counts = (kind: MarketKind) => {
        const events = new Map<string, number>();
        markets.filter((market) => market.kind === kind)
            .forEach(({ event }) => events.set(event.name, (events.get(event.name) ?? 0) + 1));
        return [...events];
    };
    return (
        <nav class="panel events" aria-label="Events">
            {KINDS.map((kind) => {
                const events = counts(kind);
                return events.length === 0 ? null : (
                    <details key={kind} open>
                        <summary>{KIND_WORDS[kind]}</summary>
                        <ul>
                            {events.map(([name, count]) => (
                                <li key={name}>
                                    <button
                                        type="button"
                                        class="events-name"
                                        aria-pressed={chosen === name}
                                        onClick={() => onChoose(chosen === name ? null : name)}
                                    >
                                        {eventName(name)}
                                        {count > 1 && <small class="soft">{count}</small>}
                                    </button>
                                </li>
                            ))}
                        </ul>
                    </details>
                );
            })}
        </nav>
    );
}

function Sections({ markets }: { markets: readonly MarketSummary[] }) {
    return (
        <>
            {KINDS.map((kind) => {
                const some = markets.filter((market) => market.kind === kind);
                return some.length === 0 ? null : (
                    <section key={kind} class="panel" aria-label={KIND_WORDS[kind]}>
                        <div class="panel-head">
                            <h2>{KIND_WORDS[kind]}</h2>
                        </div>
                        {some.map((market) => <MarketRow key={market.marketId} market={market} />)}
                    </section>
                );
            })}
        </>
    );
}
