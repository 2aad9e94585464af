import type { SelectionProfit } from "./standing.ts";
import { buys, type MarketKind, type Side, type Size } from "./units.ts";

const HUNDREDTH = 10_000n;

/** An order of a cash-out that was sent. */
export interface SentBet {
    readonly clientOrderId: string;
    readonly selection: number;
    readonly side: Side;
}

/**
 * Whether a position has what was matched of an order in it: each hundredth moves it by the same at every price, so
 * the answer of an order can overtake the news of the position and is still not counted twice.
 */
export function isInPosition(
    kind: MarketKind,
    side: Side,
    matched: Size,
    before: SelectionProfit,
    now: SelectionProfit,
): boolean {
    const moved = measure(kind, now) - measure(kind, before);
    return (buys(side) ? moved : -moved) >= BigInt(matched) * HUNDREDTH;
}

/** What a hundredth changes whatever its price: the stake of a bet, the payout of a contract. */
function measure(kind: MarketKind, { ifWin, ifLose }: SelectionProfit): bigint {
    return kind === "ODDS" ? -ifLose : ifWin - ifLose;
}
