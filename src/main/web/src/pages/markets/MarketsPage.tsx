import { useMemo } from "preact/hooks";
import type { MarketSummary } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { WatchList } from "../../components/WatchList.tsx";
import { KIND_WORDS } from "../../components/words.ts";
import { SlipPanel } from "../../components/slip/SlipPanel.tsx";
import { eventsOf } from "../../domain/events.ts";
import { filterAddress, KINDS, type ListFilter, NO_FILTER, passes, readFilter } from "../../domain/listFilter.ts";
import { connection, useWatch } from "../../state/live.ts";
import { useMarketList } from "../../state/marketList.ts";
import { preferences } from "../../state/preferences.ts";
import { place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { EventRows } from "./EventRows.tsx";
import { EventTree } from "./EventTree.tsx";
import { Filters } from "./Filters.tsx";

const WATCHED_MAX = 100;

/** All markets with their best prices, live; every price opens the slip. */
export function MarketsPage() {
    const filter = readFilter(useStore(place).query);
    const { favourites } = useStore(preferences);
    const live = useStore(connection).kind === "live";
    const loaded = useMarketList(filter);
    const items = loaded.value?.items;
    const found = items?.filter((market) => passes({ ...filter, event: null }, favourites, market));
    const shown = found?.filter((market) => passes(filter, favourites, market));
    const ids = (shown ?? []).slice(0, WATCHED_MAX).map(({ marketId }) => marketId).sort();
    useWatch(useMemo(() => ids, [ids.join()]), "BEST");
    return (
        <div class="markets-page" data-stale={!live}>
            <div class="markets-left stack">
                <WatchList />
                <EventTree markets={found ?? []} filter={filter} />
            </div>
            <div class="stack">
                <div class="row markets-head">
                    <h1>Markets</h1>
                    <Filters filter={filter} />
                </div>
                <div class="markets-found stack">
                    <Async of={{ ...loaded, value: shown }} rows={8} empty={<Nothing filter={filter} />}>
                        {(value) => <Sections markets={value} />}
                    </Async>
                    {loaded.value?.cut && <p class="soft">These are not all: filter by name to see others.</p>}
                </div>
            </div>
            <div class="market-side">
                <SlipPanel />
            </div>
        </div>
    );
}

function Nothing({ filter }: { filter: ListFilter }) {
    const words = filter.favourites
        ? "None of your favourites is here. The star of a market makes it one."
        : filter.inPlay
        ? "Nothing is in-play just now."
        : filter.words !== ""
        ? `No market's or event's name has \u201c${filter.words}\u201d in it.`
        : filter.over
        ? "No market has ended yet."
        : filter.event !== null
        ? "This event has no market that is still going on."
        : "There is no market yet.";
    return (
        <p>
            {words}{" "}
            {filterAddress(filter) !== filterAddress(NO_FILTER) && <a class="button" href="/">Show all markets</a>}
        </p>
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
                        {eventsOf(some).map((group) => <EventRows key={group.key} group={group} />)}
                    </section>
                );
            })}
        </>
    );
}
