import { useEffect, useMemo } from "preact/hooks";
import type { MarketSummary } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { When } from "../../components/Figures.tsx";
import { useNow } from "../../components/LiveStatus.tsx";
import { Star } from "../../components/Star.tsx";
import { WatchList } from "../../components/WatchList.tsx";
import { eventName, isDemo, KIND_WORDS } from "../../components/words.ts";
import { SlipPanel } from "../../components/slip/SlipPanel.tsx";
import { eventAddress, type EventOf, isInPlay } from "../../domain/events.ts";
import { formatFully, formatUntil } from "../../domain/formats.ts";
import { filterAddress } from "../../domain/listFilter.ts";
import { connection, useWatch } from "../../state/live.ts";
import { go } from "../../state/router.ts";
import { useEvent } from "../../state/marketList.ts";
import { useStore } from "../../state/store.ts";
import { MarketRow } from "../market/MarketRow.tsx";

const OVER = new Set(["SETTLED", "VOIDED"]);

/** All markets of one event with live prices. */
export function EventPage({ name, start }: { name: string; start?: string | undefined }) {
    const event: EventOf = { name, startsAt: start };
    const live = useStore(connection).kind === "live";
    const loaded = useEvent(event);
    const ids = (loaded.value?.markets ?? []).filter(({ status }) => !OVER.has(status))
        .map(({ marketId }) => marketId).sort();
    useWatch(useMemo(() => ids, [ids.join()]), "BEST");
    useEffect(() => {
        document.title = eventName(name) + " - Crossbook";
    }, [name]);
    const only = loaded.value?.markets.length === 0 && loaded.value.others.length === 1
        ? eventAddress(loaded.value.others[0]!)
        : null;
    // An address without a start, or with an old one, means the only event of its name.
    useEffect(() => {
        if (only !== null) {
            go(only, true);
        }
    }, [only]);
    return (
        <div class="event-page" data-stale={!live}>
            <div class="stack">
                <Head event={event} markets={loaded.value?.markets ?? []} />
                <div class="markets-found stack">
                    <Async of={loaded} rows={4} isEmpty={({ markets }) => markets.length === 0} empty={<Nothing />}>
                        {({ markets }) => (
                            <section class="panel" aria-label="Markets of the event">
                                {markets.map((market) => <MarketRow key={market.marketId} market={market} inEvent />)}
                            </section>
                        )}
                    </Async>
                </div>
                <Others events={loaded.value?.others ?? []} />
            </div>
            <div class="market-side stack">
                <SlipPanel />
                <WatchList />
            </div>
        </div>
    );
}

function Nothing() {
    return (
        <p>
            There is no such event. <a class="button" href="/">Show all markets</a>
        </p>
    );
}

function Head({ event, markets }: { event: EventOf; markets: readonly MarketSummary[] }) {
    const kinds = [...new Set(markets.map(({ kind }) => kind))];
    const over = markets.length > 0 && markets.every(({ status }) => OVER.has(status));
    return (
        <header class="stack event-head">
            <nav class="crumbs" aria-label="Where this is">
                <a href="/">Markets</a>
                {kinds.length === 1 && <a href={filterAddress({ kind: kinds[0]! })}>{KIND_WORDS[kinds[0]!]}</a>}
            </nav>
            <div class="row">
                <Star marketIds={markets.map(({ marketId }) => marketId)} name={eventName(event.name)} />
                <h1>{eventName(event.name)}</h1>
                {isDemo(event.name) && <span class="badge" title="Traded by bots, with play money">Demo</span>}
                {markets.some(isInPlay)
                    ? <span class="badge" data-tone="good">In-play</span>
                    : over
                    ? <span class="badge">Over</span>
                    : <Start at={event.startsAt} />}
            </div>
        </header>
    );
}

function Start({ at }: { at: string | undefined }) {
    const now = useNow(1_000);
    return at === undefined ? null : (
        <span class="badge" title={formatFully(at)}>
            {Date.parse(at) > now ? "Starts " : "Was to start "}
            {Date.parse(at) > now ? formatUntil(at, now) : <When at={at} />}
        </span>
    );
}

function Others({ events }: { events: readonly EventOf[] }) {
    return events.length === 0 ? null : (
        <section class="panel" aria-label="At other times">
            <div class="panel-head">
                <h2>At other times</h2>
            </div>
            <ul class="panel-body row">
                {events.map((event) => (
                    <li key={eventAddress(event)}>
                        <a class="chip" href={eventAddress(event)}>
                            {event.startsAt === undefined ? "Without a start" : <When at={event.startsAt} />}
                        </a>
                    </li>
                ))}
            </ul>
        </section>
    );
}
