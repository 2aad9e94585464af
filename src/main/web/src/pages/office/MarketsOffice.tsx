import { useState } from "preact/hooks";
import type { MarketStatus, MarketSummary } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { KIND_WORDS, STATUS_WORDS } from "../../components/words.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";

const EVERY_MS = 5_000;

const COLUMNS: readonly Column<MarketSummary>[] = [
    { name: "Event", cell: (each) => <a href={"/office/markets/" + each.marketId}>{each.event.name}</a> },
    { name: "Market", cell: (each) => each.name },
    { name: "Kind", cell: (each) => KIND_WORDS[each.kind] },
    { name: "Status", cell: (each) => <StatusBadge status={each.status} inPlay={each.inPlay} /> },
    { name: "Version", number: true, cell: (each) => each.version },
];

/** All markets with what can be done about them. */
export function MarketsOffice() {
    const status = useStore(place, (now) => now.query.get("status")) as MarketStatus | null;
    const [words, setWords] = useState("");
    const asked = words.trim();
    const markets = usePages<MarketSummary>("/markets", {
        status: status ?? undefined,
        q: asked || undefined,
    }, EVERY_MS);
    return (
        <>
            <div class="row">
                <h1>Markets</h1>
                <SearchField
                    class="spread"
                    label="Search markets"
                    placeholder="Event or market"
                    value={words}
                    onText={setWords}
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
            <PagedTable
                of={markets}
                caption="Markets"
                columns={COLUMNS}
                rowKey={(each) => each.marketId}
                empty={asked === "" && status === null ? "There are no markets yet." : "No market is like that."}
            />
        </>
    );
}
