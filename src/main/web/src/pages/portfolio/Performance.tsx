import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { askWhole, pathWith } from "../../api/page.ts";
import type { ActivityDay, LedgerLine, UserSettlement } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Amount, Profit } from "../../components/Figures.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { ProfitChart } from "../../components/ProfitChart.tsx";
import { formatDate } from "../../domain/formats.ts";
import { absolute, parseAmount } from "../../domain/money.ts";
import { daysWithTotals, fromNothing, totalsOf } from "../../domain/performance.ts";
import { useLoaded } from "../../state/loading.ts";
import { go, place } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";

const MOST_DAYS = 1_000;
const MOST = 2_000;

interface Past {
    days: ActivityDay[];
    settlements: UserSettlement[];
    fees: bigint;
    cut: boolean;
}

async function ask(from: string | undefined, signal: AbortSignal): Promise<Past> {
    const [days, settlements, fees] = await Promise.all([
        askWhole<ActivityDay>(client, "/activity", { from }, MOST_DAYS, signal),
        askWhole<UserSettlement>(client, "/settlements", { from }, MOST, signal),
        askWhole<LedgerLine>(client, "/wallet/ledger", { type: "FEE", from }, MOST, signal),
    ]);
    return {
        days: days.items,
        settlements: settlements.items,
        fees: fees.items.reduce((sum, each) => sum + absolute(parseAmount(each.amount)), 0n),
        cut: days.cut || settlements.cut || fees.cut,
    };
}

/** What betting has brought, day by day. */
export function Performance() {
    const period = readPeriod(useStore(place).query.get("days"));
    const from = periodOf(period);
    const past = useLoaded((signal) => ask(from, signal), [from]);
    return (
        <section class="stack" aria-label="Performance">
            <PeriodChips
                value={period}
                onPick={(days) => go(pathWith("/portfolio/performance", { days }), true)}
            />
            <Async
                of={past}
                rows={8}
                isEmpty={({ days, settlements }) => days.length + settlements.length === 0}
                empty={
                    <p>
                        Nothing happened in this time. <a href="/">Find a market</a>
                    </p>
                }
            >
                {(value) => <Shown past={value} />}
            </Async>
        </section>
    );
}

function Shown({ past }: { past: Past }) {
    const points = useMemo(() => fromNothing(daysWithTotals(past.days)), [past]);
    const totals = totalsOf(past.settlements);
    const won = past.settlements.filter((each) => parseAmount(each.profit) > 0n).length;
    const lost = past.settlements.filter((each) => parseAmount(each.profit) < 0n).length;
    const byDay = new Map(past.days.map((each) => [each.day, each]));
    const rows = [...points].reverse().filter((each) => byDay.has(each.day));
    return (
        <>
            {past.cut && (
                <div class="banner" data-tone="warn" role="status">
                    There is more in this time than is shown. Choose a shorter time, or download your ledger.
                </div>
            )}
            <dl class="tiles">
                <Tile name="Realised, after commission" of={<Profit of={totals.net} />} />
                <Tile name="Commission paid" of={<Amount of={totals.commission} />} />
                <Tile name="Taker's fees" of={<Amount of={past.fees} />} />
                <Tile name="Markets won / lost" of={`${won} / ${lost}`} />
                <Tile name="Best market" of={totals.best === null ? "none" : <Profit of={totals.best} />} />
                <Tile name="Worst market" of={totals.worst === null ? "none" : <Profit of={totals.worst} />} />
            </dl>
            <div class="panel panel-body">
                <ProfitChart points={points} />
            </div>
            <div class="panel">
                <DataTable
                    caption="By day"
                    rows={rows}
                    rowKey={(each) => each.day}
                    columns={[
                        { name: "Day (UTC)", cell: (each) => formatDate(each.day) },
                        { name: "Bets", number: true, cell: (each) => byDay.get(each.day)!.bets },
                        { name: "Markets settled", number: true, cell: (each) => byDay.get(each.day)!.marketsSettled },
                        {
                            name: "Commission",
                            number: true,
                            cell: (each) => <Amount of={byDay.get(each.day)!.commission} />,
                        },
                        { name: "Day after commission", number: true, cell: (each) => <Profit of={each.net} /> },
                        { name: "Sum", number: true, cell: (each) => <Profit of={each.total} /> },
                    ]}
                />
            </div>
            <p class="soft">
                From settled markets only: what is still open, taker's fees and shares are not in the sum. The wallet's
                ledger has every movement.
            </p>
        </>
    );
}

function Tile({ name, of }: { name: string; of: ComponentChildren }) {
    return (
        <div class="tile panel">
            <dt>{name}</dt>
            <dd>{of}</dd>
        </div>
    );
}
