import type { Order, OrderStatus } from "../../api/types.ts";
import { pathWith } from "../../api/page.ts";
import { CsvButton } from "../../components/CsvButton.tsx";
import { ORDER_WORDS } from "../../components/orderWords.ts";
import { PagedTable } from "../../components/PagedTable.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { useDeals } from "../../state/deals.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { orderColumns } from "./orderColumns.tsx";

const EVERY_MS = 15_000;
const PATH = "/portfolio/history";

/** All orders, with those that are over. */
export function OrderHistory() {
    const { query } = useStore(place);
    const asked = query.get("status") ?? "";
    const status = asked in ORDER_WORDS ? asked as OrderStatus : "";
    const period = readPeriod(query.get("days"));
    const filters = { status, from: periodOf(period) };
    const orders = usePages<Order>("/orders", filters, EVERY_MS);
    const market = useMarkets(orders.value?.map((each) => each.marketId) ?? []);
    const deals = useDeals(orders.value ?? [], market);
    const show = (next: { status?: string; days?: string }) =>
        go(pathWith(PATH, { status, days: period, ...next }), true);
    return (
        <section class="stack" aria-label="Order history">
            <div class="row">
                <PeriodChips value={period} onPick={(days) => show({ days })} />
                <label class="row">
                    <span class="soft">Status</span>
                    <select
                        class="select select-short"
                        value={status}
                        onChange={(event) => show({ status: event.currentTarget.value })}
                    >
                        <option value="">Any</option>
                        {Object.entries(ORDER_WORDS).map(([each, { words }]) => (
                            <option key={each} value={each}>{words}</option>
                        ))}
                    </select>
                </label>
                <CsvButton class="spread" path="/orders" query={filters} name="orders" />
            </div>
            <PagedTable
                of={orders}
                caption="Order history"
                columns={orderColumns(market, false, deals)}
                rowKey={(order) => order.orderId}
                empty={
                    <p>
                        No orders of this kind in this time. <a href={PATH + "?days=all"}>All orders</a>
                    </p>
                }
            />
        </section>
    );
}
