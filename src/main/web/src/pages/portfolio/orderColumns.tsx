import type { Market, Order } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { PriceText, SizeText, When } from "../../components/Figures.tsx";
import { MarketName, selectionName } from "../../components/MarketName.tsx";
import { ORDER_WORDS, sideWords } from "../../components/orderWords.ts";

/** The side and selection of an order or bet, in the colour of its side. */
export function SideOf({ market, order }: { market: Market | undefined; order: Pick<Order, "side" | "selectionId"> }) {
    return (
        <span class="side-of">
            <span class="side-tag" data-side={order.side}>{sideWords(market?.kind, order.side)}</span>
            {selectionName(market, order.selectionId)}
        </span>
    );
}

export function OrderStatusBadge({ status }: { status: Order["status"] }) {
    return <span class="badge" data-tone={ORDER_WORDS[status].tone}>{ORDER_WORDS[status].words}</span>;
}

/** The columns that all lists of orders have. */
export function orderColumns(market: (id: string) => Market | undefined, live: boolean): Column<Order>[] {
    const kind = (order: Order) => market(order.marketId)?.kind;
    const columns: Column<Order>[] = [
        {
            name: "Market",
            cell: (order) => <MarketName id={order.marketId} market={market(order.marketId)} />,
        },
        { name: "Order", cell: (order) => <SideOf market={market(order.marketId)} order={order} /> },
        {
            name: "Price",
            number: true,
            cell: (order) => <PriceText kind={kind(order)} of={order.price} side={order.side} />,
        },
        { name: "Size", number: true, cell: (order) => <SizeText of={order.size} /> },
        { name: "Matched", number: true, cell: (order) => <SizeText of={order.sizeMatched} /> },
        live ? { name: "Left", number: true, cell: (order) => <SizeText of={order.sizeRemaining} /> } : {
            name: "At",
            number: true,
            cell: (order) =>
                order.averagePriceMatched === undefined
                    ? <span class="soft">none</span>
                    : <PriceText kind={kind(order)} of={order.averagePriceMatched} side={order.side} />,
        },
        { name: "Status", cell: (order) => <OrderStatusBadge status={order.status} /> },
        {
            name: "Placed",
            cell: (order) => (
                <a href={"/orders/" + encodeURIComponent(order.orderId)} title="How this order got where it is">
                    <When at={order.placedAt} />
                </a>
            ),
        },
    ];
    return columns;
}
