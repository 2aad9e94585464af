import { ApiError, type Client } from "../api/client.ts";
import { newId } from "../domain/ids.ts";

export type PaymentKind = "deposit" | "withdrawal";

/** A payment that was asked for and of which nobody has said yet what became of it. */
export interface OpenPayment {
    kind: PaymentKind;
    userId: string;
    clientRef: string;
    amount: string;
}

/** What became of a payment. */
export type Outcome =
    | { known: true; done: true; status: string }
    | { known: true; done: false; error: ApiError }
    | { known: false; error: ApiError };

/** The part of the browser's storage that is used. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const key = (kind: PaymentKind, userId: string) => `crossbook.payment.${kind}.${userId}`;

/** The payment of that kind whose outcome is not known, also from before the page was loaded. */
export function openPayment(keep: Keep, kind: PaymentKind, userId: string): OpenPayment | null {
    try {
        const kept = JSON.parse(keep.getItem(key(kind, userId)) ?? "null") as Partial<OpenPayment> | null;
        return typeof kept?.clientRef === "string" && typeof kept.amount === "string"
            ? { kind, userId, clientRef: kept.clientRef, amount: kept.amount }
            : null;
    } catch {
        return null;
    }
}

/** A new payment, kept before it is sent so that a crash of the page cannot make two of it. */
export function beginPayment(keep: Keep, kind: PaymentKind, userId: string, amount: string): OpenPayment {
    const payment = { kind, userId, clientRef: newId(), amount };
    keep.setItem(key(kind, userId), JSON.stringify({ clientRef: payment.clientRef, amount }));
    return payment;
}

/** Sends a payment, again under the same reference if it was sent before, and forgets it once its outcome is known. */
export async function sendPayment(client: Client, keep: Keep, payment: OpenPayment): Promise<Outcome> {
    try {
        const { status } = await client.ask<{ status: string }>(`/wallet/${payment.kind}s`, {
            method: "POST",
            body: { amount: payment.amount, clientRef: payment.clientRef },
        });
        keep.removeItem(key(payment.kind, payment.userId));
        return { known: true, done: true, status };
    } catch (error) {
        if (!(error instanceof ApiError)) {
            throw error;
        }
        if (error.outcomeUnknown || isPassing(error)) {
            return { known: false, error };
        }
        keep.removeItem(key(payment.kind, payment.userId));
        return { known: true, done: false, error };
    }
}

/** What turned the repeat away says nothing of the payment itself: whoever is logged out or too fast asks again. */
function isPassing(error: ApiError): boolean {
    return error.status === 401 || error.status === 408 || error.status === 429 || error.status >= 500;
}
