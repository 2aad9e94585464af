import type { ComponentChildren } from "preact";
import type { Market, Order } from "../api/types.ts";
import { Async } from "../components/Async.tsx";
import { PriceText, SizeText, When } from "../components/Figures.tsx";
import { MarketName } from "../components/MarketName.tsx";
import { OrderTimeline } from "../components/OrderTimeline.tsx";
import { isLive, SIZE_WORDS } from "../components/orderWords.ts";
import { useDeals } from "../state/deals.ts";
import { useMarkets } from "../state/markets.ts";
import { own } from "../state/live.ts";
import { useLoaded } from "../state/loading.ts";
import { followMoves, moves } from "../state/moves.ts";
import { client } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { isOfNo, OrderStatusBadge, SideOf } from "./portfolio/orderColumns.tsx";
import { useCancel } from "./portfolio/useCancel.ts";

const EVERY_MS = 5_000;

/** One order: what became of each part of it, and how it got there. */
export function OrderPage({ orderId }: { orderId: string }) {
    const order = useLoaded((signal) => client.ask<Order>("/orders/" + encodeURIComponent(orderId), { signal }), [
        orderId,
    ], EVERY_MS);
    const market = useMarkets(order.value ? [order.value.marketId] : []);
    return (
        <div class="stack order-page">
            <p>
                <a href="/portfolio/history">All orders</a>
            </p>
            <Async of={order} rows={8}>
                {(value) => <Details order={value} market={market(value.marketId)} changed={order.reload} />}
            </Async>
            <section class="panel" aria-labelledby="steps">
                <div class="panel-head">
                    <h2 id="steps">Steps</h2>
                </div>
                <div class="panel-body">
                    {order.value
                        ? <OrderTimeline key={order.value.status} orderId={orderId} order={order.value} />
                        : <p class="soft">Not known yet.</p>}
                </div>
            </section>
        </div>
    );
}

function Details({ order, market, changed }: { order: Order; market: Market | undefined; changed: () => void }) {
    const { cancel, busy } = useCancel(changed);
    const deal = useDeals([order], () => market).ofOrder(order);
    const ofNo = isOfNo(market, order.side, deal);
    const moved = followMoves(useStore(moves), order.clientOrderId);
    const to = useStore(
        own,
        (now) => moved.before.length === 0 ? null : now.orders.get(moved.clientOrderId)?.orderId ?? null,
    );
    return (
        <section class="panel" aria-labelledby="order">
            <div class="panel-head">
                <h1 id="order">
                    <SideOf market={market} order={order} deal={deal} />
                </h1>
                <OrderStatusBadge status={order.status} />
                {isLive(order.status) && (
                    <button
                        type="button"
                        class="button button-small spread"
                        disabled={busy.has(order.orderId)}
                        onClick={() => void cancel("/orders/" + encodeURIComponent(order.orderId), [order.orderId])}
                    >
                        Cancel what is left
                    </button>
                )}
            </div>
            <dl class="facts panel-body">
                <Fact name="Market">
                    <MarketName id={order.marketId} market={market} />
                </Fact>
                <Fact name="Price asked">
                    <PriceText kind={market?.kind} of={order.price} ofNo={ofNo} />
                </Fact>
                <Fact name="Average price matched">
                    {order.averagePriceMatched === undefined
                        ? "nothing matched"
                        : <PriceText kind={market?.kind} of={order.averagePriceMatched} ofNo={ofNo} />}
                </Fact>
                <Fact name={market ? SIZE_WORDS[market.kind] : "Size"}>
                    <SizeText of={order.size} />
                </Fact>
                <Parts order={order} />
                <Fact name="Good">{GOOD[order.timeInForce]}</Fact>
                {order.expiresAt && (
                    <Fact name="Expires">
                        <When at={order.expiresAt} long />
                    </Fact>
                )}
                <Fact name="At the turn in-play">{order.onInPlay === "LAPSE" ? "lapses" : "stays"}</Fact>
                {to !== null && (
                    <Fact name="Moved">
                        <a href={"/orders/" + to}>to the order at its new price</a>
                    </Fact>
                )}
                {order.reason && <Fact name="Reason">{order.reason}</Fact>}
                <Fact name="Placed">
                    <When at={order.placedAt} long />
                </Fact>
                <Fact name="Last change">
                    <When at={order.updatedAt} long />
                </Fact>
                <Fact name="Your id">
                    <code>{order.clientOrderId}</code>
                </Fact>
            </dl>
        </section>
    );
}

const GOOD: Record<Order["timeInForce"], string> = {
    GTC: "until cancelled",
    GTD: "until its time",
    IOC: "at once or not at all, in parts too",
    FOK: "as a whole at once or not at all",
};

/** What became of the size: these add up to it. */
function Parts({ order }: { order: Order }) {
    const parts: [string, string][] = [
        ["Matched", order.sizeMatched],
        ["Left", order.sizeRemaining],
        ["Cancelled", order.sizeCancelled],
        ["Lapsed", order.sizeLapsed],
        ["Void", order.sizeVoided],
    ];
    return (
        <>
            {parts.filter(([name, size]) => name === "Matched" || Number(size) !== 0).map(([name, size]) => (
                <Fact key={name} name={name}>
                    <SizeText of={size} />
                </Fact>
            ))}
        </>
    );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}
