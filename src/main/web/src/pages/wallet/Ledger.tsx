import { useEffect, useState } from "preact/hooks";
import { askWhole, pathWith } from "../../api/page.ts";
import type { LedgerLine } from "../../api/types.ts";
import { CsvButton } from "../../components/CsvButton.tsx";
import { Async } from "../../components/Async.tsx";
import { type Column, DataTable } from "../../components/DataTable.tsx";
import { Amount, Profit, When } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { useMarkets } from "../../state/markets.ts";
import { useLoaded } from "../../state/loading.ts";
import { go, place } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";

const PATH = "/wallet/ledger";
const MOST = 2_000;
const STEP = 50;

const TYPES: Record<string, string> = {
    DEPOSIT: "Paid in",
    WITHDRAWAL: "Withdrawn",
    TRADE: "Shares traded",
    FEE: "Taker's fee",
    SETTLEMENT: "Settlement",
    COMMISSION: "Commission",
    CORRECTION: "Correction",
};
const OF_ORDERS = ["TRADE", "FEE"];
const OF_MARKETS = ["SETTLEMENT", "COMMISSION", "CORRECTION"];

/** Every change of the balance, newest first, each with the balance after it. `seq` is the wallet's. */
export function Ledger({ seq }: { seq: number | undefined }) {
    const { query } = useStore(place);
    const asked = query.get("type") ?? "";
    const type = asked in TYPES ? asked : "";
    const period = readPeriod(query.get("days"));
    const filters = { type, from: periodOf(period) };
    const address = pathWith(PATH, filters);
    const [shown, setShown] = useState({ of: address, count: STEP });
    const count = shown.of === address ? shown.count : STEP;
    // The list itself is oldest first, so it is read whole and turned around.
    const lines = useLoaded(async (signal) => {
        const { items, cut } = await askWhole<LedgerLine>(client, "/wallet/ledger", filters, MOST, signal);
        return { items: items.reverse(), cut };
    }, [address]);
    const behind = seq !== undefined && (lines.value?.items[0]?.seq ?? seq) < seq;
    const { reload } = lines;
    useEffect(() => behind ? reload() : undefined, [seq]);
    const show = (next: { type?: string; days?: string }) => go(pathWith(PATH, { type, days: period, ...next }), true);
    return (
        <section class="stack" aria-label="Ledger">
            <div class="row">
                <PeriodChips value={period} onPick={(days) => show({ days })} />
                <TypeSelect value={type} onPick={(next) => show({ type: next })} />
                <CsvButton class="spread" path="/wallet/ledger" query={filters} name="ledger" />
            </div>
            {lines.value?.cut && (
                <div class="banner" data-tone="warn" role="status">
                    There is more in this time than can be shown: these are its first {MOST}{" "}
                    lines. Choose a shorter time, or download all of it.
                </div>
            )}
            <div class="panel">
                <Async
                    of={lines}
                    rows={8}
                    isEmpty={(value) => value.items.length === 0}
                    empty={
                        <p>
                            No money moved in this way in this time. <a href={PATH + "?days=all"}>All movements</a>
                        </p>
                    }
                >
                    {(value) => <Lines lines={value.items.slice(0, count)} />}
                </Async>
                {lines.value && lines.value.items.length > count && (
                    <div class="table-more">
                        <button
                            type="button"
                            class="button"
                            onClick={() => setShown({ of: address, count: count + STEP })}
                        >
                            Show more
                        </button>
                    </div>
                )}
            </div>
        </section>
    );
}

function TypeSelect({ value, onPick }: { value: string; onPick: (type: string) => void }) {
    return (
        <label class="row">
            <span class="soft">Type</span>
            <select class="select select-short" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
                <option value="">All</option>
                {Object.entries(TYPES).map(([each, words]) => <option key={each} value={each}>{words}</option>)}
            </select>
        </label>
    );
}

function Lines({ lines }: { lines: readonly LedgerLine[] }) {
    const ofMarkets = lines.filter((each) => OF_MARKETS.includes(each.type) && each.ref);
    const market = useMarkets(ofMarkets.map((each) => each.ref!));
    const columns: Column<LedgerLine>[] = [
        { name: "Time", cell: (each) => <When at={each.time} /> },
        { name: "What", cell: (each) => TYPES[each.type] ?? each.type },
        {
            name: "Cause",
            cell: ({ type, ref }) =>
                ref === undefined
                    ? null
                    : OF_MARKETS.includes(type)
                    ? <MarketName id={ref} market={market(ref)} />
                    : OF_ORDERS.includes(type)
                    ? <a href={"/orders/" + encodeURIComponent(ref)}>the order</a>
                    : <code class="ref" title={ref}>{ref}</code>,
        },
        { name: "Amount", number: true, cell: (each) => <Profit of={each.amount} /> },
        { name: "Balance after", number: true, cell: (each) => <Amount of={each.balanceAfter} /> },
    ];
    return (
        <DataTable
            caption="Ledger"
            columns={columns}
            rows={lines}
            rowKey={(each) => `${each.seq} ${each.type} ${each.ref}`}
        />
    );
}
