import { parseAmount } from "./money.ts";
import {
    type Draft,
    fromWire,
    isOpen,
    isOver,
    type OwnAccount,
    type OwnMarket,
    type OwnOrder,
    RANK,
    type WireOrder,
    type WirePending,
} from "./ownOrder.ts";
import type { BetLine } from "./standing.ts";

/** Everything known of the user's orders and money. Never changed; what stays the same is the same object. */
export interface OwnState {
    /** By client order id, in the order they became known. */
    readonly orders: ReadonlyMap<string, OwnOrder>;
    readonly markets: ReadonlyMap<string, OwnMarket>;
    /** Null until the first `ocm`. */
    readonly account: OwnAccount | null;
}

export const NOTHING_OWN: OwnState = { orders: new Map(), markets: new Map(), account: null };

interface WireAccount {
    readonly seq: number;
    readonly balance: string;
    readonly available: string;
    readonly exposure: string;
    readonly pendingWithdrawals: string;
}

/** A member of `oc`. */
export interface OrderChange {
    readonly id: string;
    readonly fullImage?: boolean;
    readonly exposure?: string;
    readonly profitIfOutcome?: readonly string[];
    readonly profitBySelection?: readonly { readonly ifWin: string; readonly ifLose: string }[];
    readonly uo?: readonly WireOrder[];
}

/** What an `ocm` tells. */
export interface OwnNews {
    readonly img?: boolean;
    readonly account?: WireAccount;
    readonly oc?: readonly OrderChange[];
}

const done = (order: OwnOrder) => order.size - order.remaining;

/**
 * Whether news is older than what is known: book and wallet answer independently, and messages overtake each other.
 * What was matched or ended stays so, and an order that is over stays over.
 */
function isOlder(news: OwnOrder, known: OwnOrder): boolean {
    if (done(news) !== done(known)) {
        return done(news) < done(known);
    }
    if (RANK[news.status] !== RANK[known.status]) {
        return RANK[news.status] < RANK[known.status];
    }
    return news.updatedAt < known.updatedAt;
}

function withOrder(state: OwnState, order: OwnOrder): OwnState {
    return { ...state, orders: new Map(state.orders).set(order.clientOrderId, order) };
}

function changed(state: OwnState, clientOrderId: string, change: (order: OwnOrder) => Partial<OwnOrder>): OwnState {
    const order = state.orders.get(clientOrderId);
    return order === undefined ? state : withOrder(state, { ...order, ...change(order) });
}

/** The order is being sent, for the first time or again. */
export function sending(state: OwnState, draft: Draft): OwnState {
    const known = state.orders.get(draft.clientOrderId);
    if (known?.phase === "known") {
        return state;
    }
    return withOrder(state, {
        ...draft,
        orderId: null,
        matched: 0,
        remaining: draft.size,
        cancelled: 0,
        lapsed: 0,
        voided: 0,
        averagePrice: null,
        status: "PENDING",
        reason: null,
        phase: "sending",
        cancelling: false,
        updatedAt: draft.placedAt,
        wire: null,
    });
}

function put(orders: Map<string, OwnOrder>, wire: WireOrder): void {
    const known = orders.get(wire.clientOrderId);
    const news = fromWire(wire, known?.cancelling ?? false);
    if (known?.phase !== "known" || !isOlder(news, known)) {
        orders.set(wire.clientOrderId, news);
    }
}

/** The exchange answered with an order: to its placing, its cancelling, or a look-up. */
export function answered(state: OwnState, answer: WireOrder | WirePending): OwnState {
    if ("size" in answer) {
        const orders = new Map(state.orders);
        put(orders, answer);
        return { ...state, orders };
    }
    return changed(state, answer.clientOrderId, (order) => {
        const older = order.phase === "known" && RANK[order.status] >= RANK[answer.status];
        const orderId = order.orderId ?? answer.orderId;
        return older ? { orderId } : { orderId, phase: "known", status: answer.status };
    });
}

/** The request failed in a way that does not tell whether it was placed: no answer, or `orderState` UNKNOWN. */
export function uncertain(state: OwnState, clientOrderId: string): OwnState {
    return changed(state, clientOrderId, (order) => order.phase === "known" ? {} : { phase: "checking" });
}

/** The exchange refused it and nothing was placed. What the stream has told of it meanwhile stands. */
export function refused(state: OwnState, clientOrderId: string, code: string): OwnState {
    return changed(
        state,
        clientOrderId,
        (order) => order.phase === "known" ? {} : { phase: "refused", status: "REJECTED", reason: code, remaining: 0 },
    );
}

/** The order was looked up and the exchange has none of this id. */
export function notFound(state: OwnState, clientOrderId: string): OwnState {
    return changed(state, clientOrderId, (order) => order.phase === "checking" ? { phase: "absent" } : {});
}

/** Cancelling was asked for, or its request has ended. */
export function cancelling(state: OwnState, clientOrderId: string, under: boolean): OwnState {
    return changed(state, clientOrderId, (order) => ({ cancelling: under && isOpen(order) }));
}

/** Takes a refused or absent order, or one that is over, off the list. */
export function dismissed(state: OwnState, clientOrderId: string): OwnState {
    const order = state.orders.get(clientOrderId);
    if (order === undefined || isOpen(order)) {
        return state;
    }
    const orders = new Map(state.orders);
    orders.delete(clientOrderId);
    return { ...state, orders };
}

/**
 * What is left when an image is to come: the exchange's orders are forgotten, but for those that were open, whose end
 * is not known if the image does not have them either.
 */
function beforeImage(orders: ReadonlyMap<string, OwnOrder>, marketId: string | null): Map<string, OwnOrder> {
    const left = new Map<string, OwnOrder>();
    for (const [id, order] of orders) {
        const other = marketId !== null && order.marketId !== marketId;
        if (other || order.phase !== "known") {
            left.set(id, order);
        } else if (!isOver(order.status)) {
            left.set(id, { ...order, phase: "checking" });
        }
    }
    return left;
}

function accountOf(account: WireAccount): OwnAccount {
    return {
        seq: account.seq,
        balance: parseAmount(account.balance),
        available: parseAmount(account.available),
        exposure: parseAmount(account.exposure),
        pendingWithdrawals: parseAmount(account.pendingWithdrawals),
    };
}

/** Applies an `ocm`. */
export function heard(state: OwnState, news: OwnNews): OwnState {
    let orders = news.img === true ? beforeImage(state.orders, null) : new Map(state.orders);
    const markets = new Map(news.img === true ? [] : state.markets);
    for (const change of news.oc ?? []) {
        if (change.fullImage === true && news.img !== true) {
            orders = beforeImage(orders, change.id);
        }
        if (change.exposure !== undefined) {
            const profitIfOutcome = (change.profitIfOutcome ?? []).map(parseAmount);
            const bySelection = (change.profitBySelection ?? []).map(({ ifWin, ifLose }) => ({
                ifWin: parseAmount(ifWin),
                ifLose: parseAmount(ifLose),
            }));
            markets.set(change.id, { exposure: parseAmount(change.exposure), profitIfOutcome, bySelection });
        }
        change.uo?.forEach((order) => put(orders, order));
    }
    return { orders, markets, account: news.account === undefined ? state.account : accountOf(news.account) };
}

/** Ids of orders whose state has to be looked up by client order id. */
export function toCheck(state: OwnState): string[] {
    return [...state.orders.values()].filter(({ phase }) => phase === "checking").map((order) => order.clientOrderId);
}

/** Open orders, newest first; of one market if it is given. */
export function openOrders(state: OwnState, marketId: string | null = null): OwnOrder[] {
    return [...state.orders.values()]
        .filter((order) => isOpen(order) && (marketId === null || order.marketId === marketId))
        .sort((first, second) => first.placedAt < second.placedAt ? 1 : first.placedAt > second.placedAt ? -1 : 0);
}

/** What is left of open orders in a market, as pnl.ts reckons with it. */
export function openLines(state: OwnState, marketId: string): BetLine[] {
    return openOrders(state, marketId)
        .filter(({ remaining }) => remaining > 0)
        .map(({ selectionId, side, price, remaining }) => ({ selectionId, side, price, size: remaining }));
}
