import { absolute, minOf } from "./money.ts";
import { isNothing, type OwnMarket } from "./ownOrder.ts";
import {
    gainPerSize,
    indexOf,
    type MarketTerms,
    type SelectionProfit,
    selectionWith,
    type Standing,
    standingOf,
    withBet,
    worstProfit,
} from "./standing.ts";
import { type MarketKind, type Micros, type Price, type Side, sidesOf, type Size } from "./units.ts";

/** What closing at a price of a selection's ladder comes to, with as much on offer there as it takes. */
export interface Closing {
    readonly profit: Micros;
    /**
     * Whether it is what the bets on this selection come to by themselves, because one bet cannot level the others;
     * else it is what is certain of the whole market.
     */
    readonly alone: boolean;
}

/**
 * The figure beside each step of a ladder. Null where nothing was matched that a bet on this selection could close.
 *
 * @param mine what the bets on this selection bring by themselves, undefined where that is not known
 */
export function closingAt(
    terms: MarketTerms,
    standing: Standing,
    mine: SelectionProfit | undefined,
    selectionId: string,
    price: Price,
): Closing | null {
    const profit = lockedAt(terms, standing, selectionId, price);
    if (profit !== null) {
        return { profit, alone: false };
    }
    return mine === undefined || (mine.ifWin === 0n && mine.ifLose === 0n)
        ? null
        : { profit: hedged(terms.kind, mine, price), alone: true };
}

/** The same for what a user has in a market; null also of shares. */
export function closingIn(terms: MarketTerms, position: OwnMarket, selectionId: string, price: Price): Closing | null {
    const { profitIfOutcome, bySelection } = position;
    const standing = terms.kind === "SPOT" || isNothing(position)
        ? null
        : standingOf(terms, profitIfOutcome, bySelection);
    return standing && closingAt(terms, standing, bySelection[indexOf(terms, selectionId)], selectionId, price);
}

/** What is certain of the market then; null while the others differ among themselves, where one bet cannot level them. */
function lockedAt(terms: MarketTerms, standing: Standing, selectionId: string, price: Price): Micros | null {
    const index = indexOf(terms, selectionId);
    const others = standing.gains.filter((_, k) => k !== index && !terms.selections[k]!.removed);
    if (!terms.exhaustive) {
        others.push(0n);
    }
    const target = others[0];
    if (target === undefined || others.some((gain) => gain !== target)) {
        return null;
    }
    const bet = level(terms.kind, target - standing.gains[index]!, price);
    return worstProfit(terms, withBet(terms, standing, { selectionId, ...bet }));
}

/** What bets on a selection bring once they bring the same whether it wins or not; the less of the two after rounding. */
function hedged(kind: MarketKind, mine: SelectionProfit, price: Price): Micros {
    const { ifWin, ifLose } = selectionWith(kind, mine, level(kind, mine.ifLose - mine.ifWin, price));
    return minOf(ifWin, ifLose);
}

/** The bet that changes by so much what a selection's win adds. */
function level(kind: MarketKind, change: Micros, price: Price): { side: Side; price: Price; size: Size } {
    const each = gainPerSize(kind, price);
    const { buy, sell } = sidesOf(kind);
    return {
        side: change > 0n ? buy : sell,
        price,
        size: Number((absolute(change) + each / 2n) / each),
    };
}
