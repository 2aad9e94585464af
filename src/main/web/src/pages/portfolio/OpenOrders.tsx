import { useState } from "preact/hooks";
import { askWhole, type Whole } from "../../api/page.ts";
import type { Order } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { useDeals } from "../../state/deals.ts";
import { useMarkets } from "../../state/markets.ts";
import { useLoaded } from "../../state/loading.ts";
import { useOwnNews } from "../../state/ownNews.ts";
import { client } from "../../state/session.ts";
import { orderColumns } from "./orderColumns.tsx";
import { useCancel } from "./useCancel.ts";

const EVERY_MS = 15_000;
const MOST = 1_000;
const LIVE = ["OPEN", "DELAYED", "PENDING"];

async function askLive(signal: AbortSignal): Promise<Whole<Order>> {
    const lists = await Promise.all(
        LIVE.map((status) => askWhole<Order>(client, "/orders", { status }, MOST, signal)),
    );
    const items = lists.flatMap((each) => each.items);
    items.sort((first, second) => first.placedAt < second.placedAt ? 1 : -1);
    return { items, cut: lists.some((each) => each.cut) };
}

/** Orders of which something may still be matched. */
export function OpenOrders() {
    const orders = useLoaded(askLive, [], EVERY_MS);
    useOwnNews(orders.reload);
    const [asking, setAsking] = useState(false);
    const market = useMarkets(orders.value?.items.map((each) => each.marketId) ?? []);
    const deals = useDeals(orders.value?.items ?? [], market);
    const { busy, cancel } = useCancel(orders.reload);
    const cancelAll = (ids: readonly string[]) => {
        setAsking(false);
        void cancel("/orders", ids);
    };
    const columns = [...orderColumns(market, true, deals), {
        name: "Cancel",
        quiet: true,
        number: true,
        cell: (order: Order) => (
            <button
                type="button"
                class="button button-small"
                disabled={busy.has(order.orderId)}
                onClick={() => void cancel("/orders/" + encodeURIComponent(order.orderId), [order.orderId])}
            >
                {busy.has(order.orderId) ? "Cancelling" : "Cancel"}
            </button>
        ),
    }];
    return (
        <section class="stack" aria-label="Open orders">
            {(orders.value?.items.length ?? 0) > 0 && (
                <div class="row">
                    <span class="soft">
                        {orders.value!.items.length}
                        {orders.value!.cut ? " or more" : ""} open
                    </span>
                    <button
                        type="button"
                        class="button button-danger button-small spread"
                        onClick={() => setAsking(true)}
                    >
                        Cancel all
                    </button>
                </div>
            )}
            <div class="panel">
                <Async
                    of={orders}
                    rows={5}
                    isEmpty={(value) => value.items.length === 0}
                    empty={
                        <p>
                            No open orders. <a href="/">Pick a price to place one</a>
                        </p>
                    }
                >
                    {(value) => (
                        <DataTable
                            caption="Open orders"
                            columns={columns}
                            rows={value.items}
                            rowKey={(order) => order.orderId}
                        />
                    )}
                </Async>
            </div>
            {asking && (
                <Dialog title="Cancel all open orders?" onClose={() => setAsking(false)}>
                    <p>
                        What is left of your orders in all markets leaves the books. What was matched already stays
                        matched.
                    </p>
                    <button
                        type="button"
                        class="button button-danger button-wide"
                        onClick={() => cancelAll(orders.value?.items.map((each) => each.orderId) ?? [])}
                    >
                        Cancel all orders
                    </button>
                </Dialog>
            )}
        </section>
    );
}
