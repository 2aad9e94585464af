import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { askWhole, pathWith } from "../../api/page.ts";
import type { ActivityDay, LedgerLine, UserSettlement } from "../../api/types.ts";
import { CsvButton } from "../../components/CsvButton.tsx";
import { Async } from "../../components/Async.tsx";
import { Chips } from "../../components/Chips.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Amount, Profit, When } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { ProfitChart } from "../../components/ProfitChart.tsx";
import { formatDate } from "../../domain/formats.ts";
import { absolute, parseAmount } from "../../domain/money.ts";
import {
    byMarket,
    type DayPoint,
    daysWithTotals,
    fromNothing,
    type MarketTotal,
    totalsOf,
    wonAndLost,
} from "../../domain/performance.ts";
import { useLoaded } from "../../state/loading.ts";
import { useMarkets } from "../../state/markets.ts";
import { go, place } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";

const MOST_DAYS = 1_000;
const MOST = 2_000;
const EVERY_MS = 30_000;
/** Markets of which the whole name is fetched; the others are called as their settlements call them. */
const NAMED = 50;

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

const WAYS = [["day", "By day"], ["market", "By market"]] as const;
const PATH = "/portfolio/performance";

/** What betting has brought, day by day and market by market. */
export function Performance() {
    const { query } = useStore(place);
    const period = readPeriod(query.get("days"));
    const way = query.get("by") === "market" ? "market" : "day";
    const from = periodOf(period);
    const past = useLoaded((signal) => ask(from, signal), [from], EVERY_MS);
    const show = (next: { days?: string; by?: string }) => go(pathWith(PATH, { days: period, by: way, ...next }), true);
    return (
        <section class="stack" aria-label="Performance">
            <div class="row">
                <PeriodChips value={period} onPick={(days) => show({ days })} />
                <Chips label="Broken down" options={WAYS} value={way} onPick={(by) => show({ by })} />
                <span class="row spread">
                    <CsvButton path="/wallet/ledger" query={{ from }} name="ledger" words="Ledger as CSV" />
                    <CsvButton path="/orders" query={{ from }} name="orders" words="Orders as CSV" />
                </span>
            </div>
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
                {(value) => <Shown past={value} way={way} />}
            </Async>
        </section>
    );
}

function Shown({ past, way }: { past: Past; way: "day" | "market" }) {
    const points = useMemo(() => fromNothing(daysWithTotals(past.days)), [past]);
    const markets = useMemo(() => byMarket(past.settlements), [past]);
    const totals = totalsOf(markets);
    const { won, lost } = wonAndLost(markets);
    return (
        <>
            {past.cut && (
                <div class="banner" data-tone="warn" role="status">
                    There is more in this time than is shown. Choose a shorter time, or download your ledger.
                </div>
            )}
            <dl class="tiles">
                <Tile name="Realised, after commission" of={<Profit of={totals.net} />} />
                <Tile name="Before commission" of={<Profit of={totals.profit} />} />
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
                {way === "day" ? <Days points={points} days={past.days} /> : <Markets markets={markets} />}
            </div>
            <p class="soft">
                From settled markets only: what is still at stake, what waits unmatched, taker's fees and shares are not
                in the sum. The wallet's ledger has every movement.
            </p>
        </>
    );
}

function Days({ points, days }: { points: readonly DayPoint[]; days: readonly ActivityDay[] }) {
    const byDay = new Map(days.map((each) => [each.day, each]));
    return (
        <DataTable
            caption="By day"
            rows={[...points].reverse().filter((each) => byDay.has(each.day))}
            rowKey={(each) => each.day}
            columns={[
                { name: "Day (UTC)", cell: (each) => formatDate(each.day) },
                { name: "Bets", number: true, cell: (each) => byDay.get(each.day)!.bets },
                { name: "Markets settled", number: true, cell: (each) => byDay.get(each.day)!.marketsSettled },
                { name: "Commission", number: true, cell: (each) => <Amount of={byDay.get(each.day)!.commission} /> },
                { name: "Day after commission", number: true, cell: (each) => <Profit of={each.net} /> },
                { name: "Sum", number: true, cell: (each) => <Profit of={each.total} /> },
            ]}
        />
    );
}

function Markets({ markets }: { markets: readonly MarketTotal[] }) {
    const market = useMarkets(markets.slice(0, NAMED).map((each) => each.marketId));
    if (markets.length === 0) {
        return <p class="empty">None of your markets was settled in this time.</p>;
    }
    return (
        <DataTable
            caption="By market"
            rows={markets}
            rowKey={(each) => each.marketId}
            columns={[
                {
                    name: "Market",
                    cell: (each) => (
                        <MarketName id={each.marketId} market={market(each.marketId)} name={each.marketName} />
                    ),
                },
                { name: "Settled", cell: (each) => <When at={each.time} /> },
                { name: "Profit", number: true, cell: (each) => <Profit of={each.profit} /> },
                { name: "Commission", number: true, cell: (each) => <Amount of={each.commission} /> },
                {
                    name: "After commission",
                    number: true,
                    cell: (each) => (
                        <strong>
                            <Profit of={each.net} />
                        </strong>
                    ),
                },
                {
                    name: "Bets",
                    quiet: true,
                    number: true,
                    cell: (each) => (
                        <a href={pathWith("/portfolio/bets", { market: each.marketId, days: "all" })}>Bets</a>
                    ),
                },
            ]}
        />
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
