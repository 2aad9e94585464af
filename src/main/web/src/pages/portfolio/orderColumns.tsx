import type { Market, Order } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { PriceText, SizeText, When } from "../../components/Figures.tsx";
import { MarketName, selectionName } from "../../components/MarketName.tsx";
import { type Deal, dealName } from "../../domain/contracts.ts";
import type { Deals } from "../../state/deals.ts";
import { ORDER_WORDS, sideWords } from "../../components/orderWords.ts";

interface SideProps {
    market: Market | undefined;
    order: Pick<Order, "side" | "selectionId">;
    /** What it was to the user, of contracts; null where that is not known. */
    deal: Deal | null;
}

/** The side and selection of an order or bet, in the colour of its side. */
export function SideOf({ market, order, deal }: SideProps) {
    const name = market?.kind === "YES_NO" ? dealName(order.side, deal) : null;
    return (
        <span class="side-of">
            <span class="side-tag" data-side={order.side}>{name?.words ?? sideWords(order.side)}</span>
            {selectionName(market, order.selectionId)}
            {name !== null && name.also !== null && <small class="soft">{name.also}</small>}
        </span>
    );
}

/** Whether the price that belongs to its name is that of the no. */
export function isOfNo(market: Market | undefined, side: Order["side"], deal: Deal | null): boolean {
    return market?.kind === "YES_NO" && dealName(side, deal).contract === "No";
}

export function OrderStatusBadge({ status }: { status: Order["status"] }) {
    return <span class="badge" data-tone={ORDER_WORDS[status].tone}>{ORDER_WORDS[status].words}</span>;
}

/** The columns that all lists of orders have. */
export function orderColumns(market: (id: string) => Market | undefined, live: boolean, deals: Deals): Column<Order>[] {
    const kind = (order: Order) => market(order.marketId)?.kind;
    const ofNo = (order: Order) => isOfNo(market(order.marketId), order.side, deals.ofOrder(order));
    const columns: Column<Order>[] = [
        {
            name: "Market",
            cell: (order) => <MarketName id={order.marketId} market={market(order.marketId)} />,
        },
        {
            name: "Order",
            cell: (order) => <SideOf market={market(order.marketId)} order={order} deal={deals.ofOrder(order)} />,
        },
        {
            name: "Price",
            number: true,
            cell: (order) => <PriceText kind={kind(order)} of={order.price} ofNo={ofNo(order)} />,
        },
        { name: "Size", number: true, cell: (order) => <SizeText of={order.size} kind={kind(order)} /> },
        { name: "Matched", number: true, cell: (order) => <SizeText of={order.sizeMatched} /> },
        live ? { name: "Left", number: true, cell: (order) => <SizeText of={order.sizeRemaining} /> } : {
            name: "At",
            number: true,
            cell: (order) =>
                order.averagePriceMatched === undefined
                    ? <span class="soft">none</span>
                    : <PriceText kind={kind(order)} of={order.averagePriceMatched} ofNo={ofNo(order)} />,
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
