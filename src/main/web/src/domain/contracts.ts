import { times } from "./money.ts";
import type { SelectionProfit } from "./standing.ts";
import { buys, type Micros, ONE, type Price, type Side, type Size } from "./units.ts";

/**
 * Yes contracts of a selection that are held, less than zero for no contracts. Exact: whatever they were bought for,
 * each makes a whole more if its selection wins than if it does not.
 */
export function contractsHeld({ ifWin, ifLose }: SelectionProfit): Size {
    return Number((ifWin - ifLose) / BigInt(ONE));
}

/** What an order of contracts is to somebody who holds some already. */
export interface Deal {
    /** So many are sold of those held: yes contracts by a sale, no contracts by a buy. */
    readonly sold: Size;
    /** So many are bought: yes contracts by a buy, no contracts by a sale. */
    readonly bought: Size;
}

/** What an order is beside `held` contracts, of which open orders on the same side have spoken for some already. */
export function dealOf(side: Side, size: Size, held: Size, spokenFor: Size = 0): Deal {
    const there = Math.max(0, (buys(side) ? -held : held) - spokenFor);
    const sold = Math.min(size, there);
    return { sold, bought: size - sold };
}

/** How an order of contracts is called: one name, or two where it is a bit of both or nobody can tell. */
export interface DealName {
    /** The contract whose price is shown beside the name. */
    readonly contract: "Yes" | "No";
    readonly words: string;
    /** The same thing seen from the other contract; null where the name says all. */
    readonly also: string | null;
}

/** The name of a deal; of one that is not known both names, which mean the same. */
export function dealName(side: Side, deal: Deal | null): DealName {
    const bought = buys(side) ? "Yes" : "No";
    const sold = buys(side) ? "No" : "Yes";
    if (deal === null) {
        return buys(side)
            ? { contract: bought, words: "Buy Yes", also: "= sell No" }
            : { contract: sold, words: "Sell Yes", also: "= buy No" };
    }
    if (deal.sold === 0) {
        return { contract: bought, words: "Buy " + bought, also: null };
    }
    return { contract: sold, words: "Sell " + sold, also: deal.bought === 0 ? null : "and buy " + bought };
}

/** What one contract of the name costs where the yes costs so much. */
export const contractPrice = (contract: "Yes" | "No", price: Price): Price => contract === "Yes" ? price : ONE - price;

/** What selling held contracts brings. */
export interface SaleProfit {
    readonly proceeds: Micros;
    /** What they bring beyond their part of what all that are held cost, rounded down. */
    readonly profit: Micros;
}

/** What selling so many of the contracts held brings, at the price of the yes. */
export function saleProfit(side: Side, price: Price, sold: Size, profit: SelectionProfit): SaleProfit {
    const held = Math.abs(contractsHeld(profit));
    const cost = buys(side) ? -profit.ifWin : -profit.ifLose;
    const proceeds = times(buys(side) ? ONE - price : price, sold);
    // What is spent on a part, rounded up, so that a profit never looks larger than it is.
    const share = held === 0 ? 0n : -floored(-cost * BigInt(sold), BigInt(held));
    return { proceeds, profit: proceeds - share };
}

function floored(number: bigint, by: bigint): bigint {
    const quotient = number / by;
    return number % by !== 0n && number < 0n ? quotient - 1n : quotient;
}

/** A match of an order of contracts, newest first, as `GET /bets` has them. */
export interface Match {
    readonly selectionId: string;
    readonly side: Side;
    readonly size: Size;
}

/** What each match was to the user at its time, in the order given; all matches of a market from the first on. */
export function dealsOf(newestFirst: readonly Match[]): Deal[] {
    const held = new Map<string, Size>();
    const deals = newestFirst.map<Deal>(() => ({ sold: 0, bought: 0 }));
    for (let index = newestFirst.length - 1; index >= 0; index--) {
        const { selectionId, side, size } = newestFirst[index]!;
        const before = held.get(selectionId) ?? 0;
        deals[index] = dealOf(side, size, before);
        held.set(selectionId, before + (buys(side) ? size : -size));
    }
    return deals;
}

/** Several deals of one order. */
export function together(deals: readonly Deal[]): Deal {
    return deals.reduce((sum, each) => ({ sold: sum.sold + each.sold, bought: sum.bought + each.bought }), {
        sold: 0,
        bought: 0,
    });
}
