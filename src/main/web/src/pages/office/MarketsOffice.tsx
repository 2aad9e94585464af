import { useState } from "preact/hooks";
import type { MarketStatus } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { KIND_WORDS, STATUS_WORDS } from "../../components/words.ts";
import { useLoaded } from "../../state/loading.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { allMarkets } from "./calls.ts";

const EVERY_MS = 5_000;

/** All markets with what can be done about them. */
export function MarketsOffice() {
    const status = useStore(place, (now) => now.query.get("status")) as MarketStatus | null;
    const [words, setWords] = useState("");
    const markets = useLoaded(allMarkets, [], EVERY_MS);
    const asked = words.trim().toLowerCase();
    return (
        <>
            <div class="row">
                <h1>Markets</h1>
                <input
                    class="input markets-search spread"
                    type="search"
                    placeholder="Event, name or id"
                    aria-label="Search markets"
                    value={words}
                    onInput={(event) => setWords(event.currentTarget.value)}
                />
            </div>
            <div class="chips" role="group" aria-label="Status">
                <button
                    type="button"
                    class="chip"
                    aria-pressed={status === null}
                    onClick={() => go("/office/markets", true)}
                >
                    All
                </button>
                {(Object.keys(STATUS_WORDS) as MarketStatus[]).map((each) => (
                    <button
                        key={each}
                        type="button"
                        class="chip"
                        aria-pressed={status === each}
                        onClick={() => go("/office/markets?status=" + each, true)}
                    >
                        {STATUS_WORDS[each].words}
                    </button>
                ))}
            </div>
            <div class="panel table-scroll">
                <Async of={markets} rows={10} empty="There are no markets yet.">
                    {(all) => (
                        <table class="table">
                            <thead>
                                <tr>
                                    <th>Event</th>
                                    <th>Market</th>
                                    <th>Kind</th>
                                    <th>Status</th>
                                    <th class="number">Version</th>
                                </tr>
                            </thead>
                            <tbody>
                                {all
                                    .filter((market) => status === null || market.status === status)
                                    .filter((market) =>
                                        `${market.event.name} ${market.name} ${market.marketId}`.toLowerCase().includes(
                                            asked,
                                        )
                                    )
                                    .map((market) => (
                                        <tr key={market.marketId}>
                                            <td>
                                                <a href={"/office/markets/" + market.marketId}>{market.event.name}</a>
                                            </td>
                                            <td>{market.name}</td>
                                            <td>{KIND_WORDS[market.kind]}</td>
                                            <td>
                                                <StatusBadge status={market.status} inPlay={market.inPlay} />
                                            </td>
                                            <td class="number">{market.version}</td>
                                        </tr>
                                    ))}
                            </tbody>
                        </table>
                    )}
                </Async>
            </div>
        </>
    );
}
