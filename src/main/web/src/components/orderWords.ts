import type { MarketKind, OrderStatus, Side } from "../api/types.ts";
import type { Tone } from "./words.ts";

/** How an order's status is called and coloured. */
export const ORDER_WORDS: Record<OrderStatus, { words: string; tone: Tone }> = {
    PENDING: { words: "On its way", tone: "warn" },
    DELAYED: { words: "In bet delay", tone: "warn" },
    OPEN: { words: "Open", tone: "good" },
    FILLED: { words: "Matched", tone: "good" },
    CANCELLED: { words: "Cancelled", tone: "plain" },
    LAPSED: { words: "Lapsed", tone: "plain" },
    EXPIRED: { words: "Expired", tone: "plain" },
    VOIDED: { words: "Void", tone: "plain" },
    REJECTED: { words: "Refused", tone: "bad" },
};

const SIDE_WORDS: Record<Side, string> = { BACK: "Back", LAY: "Lay", BUY: "Buy", SELL: "Sell" };

/** What a side is called where it has a name of its own. */
export function sideWords(side: Side): string {
    return SIDE_WORDS[side];
}

/** Whether what is left of an order may still be matched. */
export function isLive(status: OrderStatus): boolean {
    return status === "PENDING" || status === "DELAYED" || status === "OPEN";
}

/** What sizes of a kind of market count. */
export const SIZE_WORDS: Record<MarketKind, string> = { ODDS: "Stake", YES_NO: "Contracts", SPOT: "Shares" };

const STEPS: Record<string, string> = {
    ASKED_WALLET: "The wallet was asked to set the money aside",
    RESERVED: "The wallet set the money aside",
    RESERVED_BEFORE: "The money had been set aside before",
    ASKED_BOOK: "The order book was asked to take the order",
    NO_ANSWER: "No answer yet, asked again",
    ACCEPTED: "The order book took the order",
    DELAYED: "The order waits for the bet delay",
    KNOWN: "The order was there already",
    REFUSED: "The order was refused",
    EXPIRED: "The order ran out of time before the book had it",
    TIMED_OUT: "No answer in time; it goes on in the background",
    PLACED: "Placed, as wallet and book have it on record",
    LAST_CHANGE: "Last change on record",
};

/** A step of an order's way in words; one that has none is shown as it is called. */
export function stepWords(step: string): string {
    return STEPS[step] ?? step.charAt(0) + step.slice(1).toLowerCase().replaceAll("_", " ");
}
