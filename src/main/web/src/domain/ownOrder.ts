import { parsePrice, parseSize } from "./money.ts";
import type { BetLine, SelectionProfit } from "./standing.ts";
import type { Micros, Price, Side, Size } from "./units.ts";

export type OrderStatus =
    | "PENDING"
    | "DELAYED"
    | "OPEN"
    | "FILLED"
    | "CANCELLED"
    | "LAPSED"
    | "EXPIRED"
    | "VOIDED"
    | "REJECTED";

/** An order as `GET /orders` and `ocm` have it. */
export interface WireOrder {
    readonly orderId: string;
    readonly clientOrderId: string;
    readonly marketId: string;
    readonly selectionId: string;
    readonly side: Side;
    readonly price: string;
    readonly size: string;
    readonly timeInForce: "GTC" | "GTD" | "IOC" | "FOK";
    readonly expiresAt?: string;
    readonly postOnly: boolean;
    readonly onInPlay: "LAPSE" | "PERSIST";
    readonly stp: string;
    readonly status: OrderStatus;
    readonly reason?: string;
    readonly sizeMatched: string;
    readonly sizeRemaining: string;
    readonly sizeCancelled: string;
    readonly sizeLapsed: string;
    readonly sizeVoided: string;
    readonly averagePriceMatched?: string;
    readonly seq: number;
    readonly placedAt: string;
    readonly updatedAt: string;
}

/** The answer 202 to an order. */
export interface WirePending {
    readonly orderId: string;
    readonly clientOrderId: string;
    readonly status: "PENDING" | "DELAYED";
}

/**
 * What is known of an order: the request is under way (sending), its outcome is unknown (checking), the exchange has it
 * (known), the exchange refused it (refused), or it was looked up and is not there (absent). One that is checking or
 * absent may be sent again under the same id without being placed twice.
 */
export type OrderPhase = "sending" | "checking" | "known" | "refused" | "absent";

/** An own order. Always `size = matched + remaining + cancelled + lapsed + voided`. */
export interface OwnOrder {
    readonly clientOrderId: string;
    /** Null until the exchange has named it. */
    readonly orderId: string | null;
    readonly marketId: string;
    readonly selectionId: string;
    readonly side: Side;
    readonly price: Price;
    readonly size: Size;
    readonly matched: Size;
    readonly remaining: Size;
    readonly cancelled: Size;
    readonly lapsed: Size;
    readonly voided: Size;
    readonly averagePrice: Price | null;
    readonly status: OrderStatus;
    /** A code: why it was refused, or ended. */
    readonly reason: string | null;
    readonly phase: OrderPhase;
    /** Whether cancelling it was asked for and not answered yet. */
    readonly cancelling: boolean;
    /** ISO-8601, the user's clock until the exchange has it. */
    readonly placedAt: string;
    readonly updatedAt: string;
    readonly wire: WireOrder | null;
}

/** An order about to be sent. */
export interface Draft extends BetLine {
    readonly clientOrderId: string;
    readonly marketId: string;
    readonly placedAt: string;
}

/** What a user has in a market besides its orders. */
export interface OwnMarket {
    readonly exposure: Micros;
    readonly profitIfOutcome: readonly Micros[];
    /** In the market's order; none for shares. */
    readonly bySelection: readonly SelectionProfit[];
}

/** Whether nothing of it is at stake or won so far. */
export const isNothing = ({ profitIfOutcome, bySelection }: OwnMarket): boolean =>
    profitIfOutcome.every((each) => each === 0n) &&
    bySelection.every(({ ifWin, ifLose }) => ifWin === 0n && ifLose === 0n);

/** `account` of an `ocm`. */
export interface OwnAccount {
    readonly seq: number;
    readonly balance: Micros;
    readonly available: Micros;
    readonly exposure: Micros;
    readonly pendingWithdrawals: Micros;
}

/** How far an order has come: the later the higher. */
export const RANK: Record<OrderStatus, number> = {
    PENDING: 0,
    DELAYED: 1,
    OPEN: 2,
    FILLED: 3,
    CANCELLED: 3,
    LAPSED: 3,
    EXPIRED: 3,
    VOIDED: 3,
    REJECTED: 3,
};

export function isOver(status: OrderStatus): boolean {
    return RANK[status] === 3;
}

/** Whether anything of it may still be matched: it counts as open, and can be cancelled. */
export function isOpen(order: OwnOrder): boolean {
    return (order.phase === "known" && !isOver(order.status)) || order.phase === "checking" ||
        order.phase === "sending";
}

/** An order as the exchange tells it. */
export function fromWire(order: WireOrder, cancelling: boolean): OwnOrder {
    return {
        clientOrderId: order.clientOrderId,
        orderId: order.orderId,
        marketId: order.marketId,
        selectionId: order.selectionId,
        side: order.side,
        price: parsePrice(order.price),
        size: parseSize(order.size),
        matched: parseSize(order.sizeMatched),
        remaining: parseSize(order.sizeRemaining),
        cancelled: parseSize(order.sizeCancelled),
        lapsed: parseSize(order.sizeLapsed),
        voided: parseSize(order.sizeVoided),
        averagePrice: order.averagePriceMatched === undefined ? null : parsePrice(order.averagePriceMatched),
        status: order.status,
        reason: order.reason ?? null,
        phase: "known",
        cancelling: cancelling && !isOver(order.status),
        placedAt: order.placedAt,
        updatedAt: order.updatedAt,
        wire: order,
    };
}
