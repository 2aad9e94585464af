import { formatAmount, parseTypedAmount, parseTypedSize, sizeToMicros } from "../domain/money.ts";
import { worseBy } from "../domain/odds.ts";
import { sizeForLiability } from "../domain/pnl.ts";
import type { TickTable } from "../domain/ticks.ts";
import { buys, type MarketKind, type Price, type Side, type Size } from "../domain/units.ts";
import type { OrderTerms } from "./ordering.ts";
import { createStore, type Store } from "./store.ts";

/** What to do when the price is another one by the time the order arrives. */
export type PriceChoice = "rest" | "lapse" | "take";

/** Whether what is typed is the size (stake, contracts, shares) or the money that may be lost or spent. */
export type Measure = "size" | "money";

/** A bet that is being put together. */
export interface Slip {
    readonly marketId: string;
    readonly selectionId: string;
    readonly kind: MarketKind;
    readonly side: Side;
    readonly price: Price;
    /** The market's version when the price was picked: the order is refused if it is another one by then. */
    readonly version: number | undefined;
    readonly text: string;
    readonly measure: Measure;
    readonly choice: PriceChoice;
    readonly persist: boolean;
    readonly postOnly: boolean;
    /** Whether it was opened by a key, which leaves the focus where it is so that other keys work on. */
    readonly keyed: boolean;
}

/** A price that was clicked. */
export interface Pick {
    readonly marketId: string;
    readonly selectionId: string;
    readonly kind: MarketKind;
    readonly side: Side;
    readonly price: Price;
    readonly version?: number;
    readonly text?: string;
    readonly keyed?: boolean;
}

/** How far an order may go beyond the price seen when any price will do. */
export const TAKE_TICKS = 5;

/** A price was clicked: the slip is about it; what was typed and chosen stays. */
export function picked(before: Slip | null, pick: Pick): Slip {
    const alike = before?.kind === pick.kind;
    return {
        text: before?.text ?? "",
        choice: before?.choice ?? "rest",
        persist: before?.persist ?? false,
        postOnly: false,
        keyed: false,
        ...pick,
        measure: alike ? before.measure : "size",
        version: pick.version,
        ...(pick.text === undefined ? {} : { text: pick.text, measure: "size" as const }),
    };
}

/** The size of the order, null while nothing sensible is typed. */
export function sizeOf(slip: Slip): Size | null {
    if (slip.measure === "size") {
        const size = parseTypedSize(slip.text);
        return size === null || size === 0 ? null : size;
    }
    const money = parseTypedAmount(slip.text);
    const size = money === null ? 0 : sizeForLiability(slip.kind, slip.side, slip.price, money);
    return size === 0 ? null : size;
}

/** The same bet with what is typed meaning the other thing. */
export function measured(slip: Slip, measure: Measure, liability: bigint): Slip {
    const size = sizeOf(slip);
    if (measure === slip.measure || size === null) {
        return { ...slip, measure };
    }
    const text = measure === "money" ? formatAmount(liability) : formatAmount(sizeToMicros(size));
    return { ...slip, measure, text: text.replaceAll(",", "") };
}

/** The limit the order is sent with: where any price will do, some steps beyond the one that was seen. */
export function limitOf(slip: Slip, table: TickTable): Price {
    return slip.choice === "take" ? worseBy(slip.kind, table, buys(slip.side), slip.price, TAKE_TICKS) : slip.price;
}

/** What the exchange is told beside price and size. */
export function termsOfSlip(slip: Slip): OrderTerms {
    const version = slip.version === undefined ? {} : { marketVersion: slip.version };
    if (slip.choice !== "rest") {
        return { ...version, timeInForce: slip.choice === "lapse" ? "FOK" : "IOC" };
    }
    return {
        ...version,
        timeInForce: "GTC",
        ...(slip.persist ? { onInPlay: "PERSIST" as const } : {}),
        ...(slip.postOnly ? { postOnly: true } : {}),
    };
}

export const slip: Store<Slip | null> = createStore<Slip | null>(null);

export function pick(what: Pick): void {
    slip.update((now) => picked(now, what));
}
