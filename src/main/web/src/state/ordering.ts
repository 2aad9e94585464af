import { ApiError } from "../api/client.ts";
import type { NewOrder } from "../api/types.ts";
import { newId } from "../domain/ids.ts";
import { priceToWire, sizeToWire } from "../domain/money.ts";
import { answered, cancelling, dismissed, notFound, refused, sending, uncertain } from "../domain/orders.ts";
import type { OwnOrder, WireOrder, WirePending } from "../domain/ownOrder.ts";
import type { BetLine } from "../domain/standing.ts";
import { own } from "./live.ts";
import { forgetMove, setMove } from "./moves.ts";
import { client } from "./session.ts";
import { toast } from "./toasts.ts";

/** Beyond price and size. */
export type OrderTerms = Pick<
    NewOrder,
    "timeInForce" | "expiresAt" | "postOnly" | "onInPlay" | "marketVersion"
>;

export interface Placing extends BetLine {
    readonly marketId: string;
    readonly terms: OrderTerms;
}

/** What became of sending an order: the exchange has it, refused it, or nobody knows yet. */
export type Outcome =
    | { readonly kind: "taken"; readonly order: WireOrder | WirePending }
    | { readonly kind: "refused"; readonly error: ApiError }
    | { readonly kind: "unknown"; readonly clientOrderId: string };

const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 8_000;
const FRESH_MS = 10_000;
const checks = new Set<string>();
/** What was sent, until its outcome is known: it is sent again as it was, under the same id. */
const sent = new Map<string, NewOrder>();

/** Places an order; it is in the own orders from this moment on. */
export function place(placing: Placing): { readonly clientOrderId: string; readonly outcome: Promise<Outcome> } {
    const clientOrderId = newId();
    const { marketId, selectionId, side, price, size } = placing;
    own.update((now) =>
        sending(now, {
            clientOrderId,
            marketId,
            selectionId,
            side,
            price,
            size,
            placedAt: new Date().toISOString(),
        })
    );
    sent.set(clientOrderId, {
        clientOrderId,
        marketId,
        selectionId,
        side,
        price: priceToWire(price),
        size: sizeToWire(size),
        ...placing.terms,
    });
    return { clientOrderId, outcome: send(clientOrderId) };
}

async function send(clientOrderId: string): Promise<Outcome> {
    try {
        const body = sent.get(clientOrderId);
        const order = await client.ask<WireOrder | WirePending>("/orders", { method: "POST", body });
        own.update((now) => answered(now, order));
        if (order.status === "PENDING") {
            void check(clientOrderId);
        } else {
            sent.delete(clientOrderId);
        }
        return { kind: "taken", order };
    } catch (failure) {
        const error = failure as ApiError;
        if (error.outcomeUnknown) {
            own.update((now) => uncertain(now, clientOrderId));
            void check(clientOrderId);
            return { kind: "unknown", clientOrderId };
        }
        sent.delete(clientOrderId);
        own.update((now) => dismissed(refused(now, clientOrderId, error.code), clientOrderId));
        return { kind: "refused", error };
    }
}

/** Sends an order that is not there again, under the id it had, so that it cannot be placed twice. */
export function sendAgain(order: OwnOrder): Promise<Outcome> {
    const { clientOrderId, marketId, selectionId, side, price, size, placedAt } = order;
    own.update((now) => sending(now, { clientOrderId, marketId, selectionId, side, price, size, placedAt }));
    return send(clientOrderId);
}

/** Whether what was sent is still known, so that it can be sent again. */
export const canSendAgain = (clientOrderId: string): boolean => sent.has(clientOrderId);

/** Looks orders up until it is known what became of them. */
export function checkAll(clientOrderIds: readonly string[]): void {
    clientOrderIds.forEach((id) => void check(id));
}

async function check(clientOrderId: string): Promise<void> {
    if (checks.has(clientOrderId)) {
        return;
    }
    checks.add(clientOrderId);
    try {
        for (let wait = FIRST_LOOK_MS; isUndecided(clientOrderId); wait = Math.min(LAST_LOOK_MS, wait * 2)) {
            await new Promise((done) => setTimeout(done, wait));
            if (isUndecided(clientOrderId) && await look(clientOrderId)) {
                checks.delete(clientOrderId);
                await repeatIfFresh(clientOrderId);
                return;
            }
        }
        sent.delete(clientOrderId);
    } finally {
        checks.delete(clientOrderId);
    }
}

/** What the user asked for a moment ago is sent again by itself; older wishes only when he says so. */
async function repeatIfFresh(clientOrderId: string): Promise<void> {
    const order = own.get().orders.get(clientOrderId);
    if (order !== undefined && sent.has(clientOrderId) && Date.now() - Date.parse(order.placedAt) < FRESH_MS) {
        await sendAgain(order);
    }
}

function isUndecided(clientOrderId: string): boolean {
    const order = own.get().orders.get(clientOrderId);
    return order !== undefined && (order.phase === "checking" || order.status === "PENDING");
}

/** True when the exchange has no such order; false to look again. */
async function look(clientOrderId: string): Promise<boolean> {
    try {
        const order = await client.ask<WireOrder>("/orders/by-client-id/" + clientOrderId);
        own.update((now) => answered(now, order));
        return false;
    } catch (failure) {
        if (failure instanceof ApiError && failure.status === 404) {
            own.update((now) => notFound(now, clientOrderId));
            return own.get().orders.get(clientOrderId)?.phase === "absent";
        }
        return false;
    }
}

/** Cancels what is left of an order. Works over HTTP, whether prices are live or not. */
export async function cancel(order: OwnOrder): Promise<boolean> {
    if (order.orderId === null) {
        toast("warn", "It is not known yet whether this order was placed.");
        return false;
    }
    own.update((now) => cancelling(now, order.clientOrderId, true));
    try {
        await client.ask("/orders/" + order.orderId, { method: "DELETE" });
        await refresh(order.orderId);
        return true;
    } catch (failure) {
        toast("bad", "Not cancelled: " + (failure as Error).message);
        return false;
    } finally {
        own.update((now) => cancelling(now, order.clientOrderId, false));
    }
}

/** Cancels those of the own orders that have these ids. */
export function cancelThese(clientOrderIds: readonly string[]): void {
    clientOrderIds.flatMap((id) => own.get().orders.get(id) ?? []).forEach((order) => void cancel(order));
}

async function refresh(orderId: string): Promise<void> {
    try {
        const order = await client.ask<WireOrder>("/orders/" + orderId);
        own.update((now) => answered(now, order));
    } catch {
        // The stream tells it as well.
    }
}

/** Cancels all open orders in a market, and says how it went. */
export async function cancelAll(marketId: string): Promise<void> {
    try {
        const report = await client.ask<{ canceled: string[]; notCanceled: Record<string, string> }>(
            "/orders?marketId=" + encodeURIComponent(marketId),
            { method: "DELETE" },
        );
        const left = Object.keys(report.notCanceled).length;
        toast(left === 0 ? "good" : "warn", `Cancelled ${report.canceled.length}, could not cancel ${left}.`);
        await Promise.all(report.canceled.map((id) => refresh(id)));
    } catch (failure) {
        toast("bad", "Not cancelled: " + (failure as Error).message);
    }
}

/** Makes an order smaller; it keeps its place in the queue. */
export async function reduce(order: OwnOrder, size: number): Promise<boolean> {
    try {
        const body = { size: sizeToWire(size) };
        const now = await client.ask<WireOrder>("/orders/" + order.orderId, { method: "PATCH", body });
        own.update((state) => answered(state, now));
        return true;
    } catch (failure) {
        toast("bad", "Not changed: " + (failure as Error).message);
        return false;
    }
}

/**
 * Moves what is left of an order to another price: it is cancelled first and placed anew only when that is certain, so
 * it is never in the book twice. Null when it stays where it was or nothing was left of it.
 */
export async function move(
    order: OwnOrder,
    price: number,
    marketVersion: number | undefined,
): Promise<Outcome | null> {
    const { clientOrderId } = order;
    setMove(clientOrderId, { price, to: null });
    if (!await cancel(order)) {
        forgetMove(clientOrderId);
        return null;
    }
    const left = own.get().orders.get(clientOrderId)?.cancelled ?? 0;
    if (left <= 0) {
        forgetMove(clientOrderId);
        toast("warn", "Nothing was left of the order to move.");
        return null;
    }
    const terms = { ...(order.wire === null ? {} : asBefore(order.wire)), marketVersion };
    const placed = place({ ...order, price, size: left, terms });
    setMove(clientOrderId, { price, to: placed.clientOrderId });
    const outcome = await placed.outcome;
    if (outcome.kind === "refused") {
        forgetMove(clientOrderId);
        toast("bad", "Cancelled, but not placed at the new price: " + outcome.error.message);
    }
    return outcome;
}

/** The terms an order was placed on. */
function asBefore({ timeInForce, expiresAt, postOnly, onInPlay }: WireOrder): OrderTerms {
    return { timeInForce, postOnly, onInPlay, ...(expiresAt === undefined ? {} : { expiresAt }) };
}
