import { maxOf, minOf, times } from "./money.ts";
import {
    type BetLine,
    indexOf,
    type MarketTerms,
    profitIfLose,
    profitIfWin,
    profitsOf,
    type SelectionProfit,
    type Standing,
    standingOf,
    standingOfBets,
    withBet,
    worstProfit,
} from "./standing.ts";
import { buys, type MarketKind, type Micros, ONE, type Price, type Side, type Size } from "./units.ts";

/** One way in which a market can end, with what it makes. */
export interface Outcome {
    /** Null for "none of them". */
    readonly selectionId: string | null;
    readonly profit: Micros;
}

/** Profit and loss by outcome. */
export interface Profits {
    readonly outcomes: readonly Outcome[];
    /** False where several win and only a bound is known: then no outcome is worse than said here. */
    readonly exact: boolean;
}

/** Pairs a list like the wallet's `profitIfOutcome` with its selections. */
export function outcomesOf(terms: MarketTerms, profits: readonly Micros[]): Outcome[] {
    return profits.map((profit, k) => ({ selectionId: terms.selections[k]?.id ?? null, profit }));
}

/** What bets make on top of what the user has already; `profitIfOutcome` is the wallet's, null for nothing. */
export function profitsWith(
    terms: MarketTerms,
    profitIfOutcome: readonly Micros[] | null,
    bets: readonly BetLine[],
    bySelection?: readonly SelectionProfit[],
): Profits {
    if (terms.kind === "SPOT") {
        return { outcomes: [], exact: true };
    }
    const standing = standingOf(terms, profitIfOutcome, bySelection);
    if (standing !== null) {
        const together = bets.reduce((sum, bet) => withBet(terms, sum, bet), standing);
        return { outcomes: outcomesOf(terms, profitsOf(terms, together)), exact: true };
    }
    const alone = profitsOf(terms, standingOfBets(terms, bets));
    return { outcomes: outcomesOf(terms, alone.map((profit, k) => profit + profitIfOutcome![k]!)), exact: false };
}

/** What a bet can lose at most: a backer's stake, a layer's stake times odds less one, the cost of a contract. */
export function liability(kind: MarketKind, bet: Omit<BetLine, "selectionId">): Micros {
    if (kind === "SPOT") {
        return buys(bet.side) ? times(bet.price, bet.size) : 0n;
    }
    return -minOf(0n, minOf(profitIfWin(kind, bet), profitIfLose(kind, bet)));
}

/** What a bet can win at most, before commission. */
export function winnings(kind: MarketKind, bet: Omit<BetLine, "selectionId">): Micros {
    return kind === "SPOT" ? 0n : maxOf(0n, maxOf(profitIfWin(kind, bet), profitIfLose(kind, bet)));
}

/** What one hundredth of a bet can lose. */
function liabilityPerSize(kind: MarketKind, side: Side, price: Price): Micros {
    return liability(kind, { side, price, size: 1 });
}

/** The largest size whose liability is not above an amount: "lay by liability", "spend 50.00". 0 at a price of 0. */
export function sizeForLiability(kind: MarketKind, side: Side, price: Price, amount: Micros): Size {
    const each = liabilityPerSize(kind, side, price);
    return each <= 0n || amount <= 0n ? 0 : Number(amount / each);
}

const BPS = 10_000n;
const CENT = 10_000n;
const FEE_MICRO = 100_000_000n;

/**
 * Commission on net winnings, of which a discount spares the user a part; rounded down once, to the cent. A loss pays
 * none (vectors V14 to V16).
 */
export function commissionOn(net: Micros, commissionBps: number, discountBps = 0): Micros {
    const rate = BigInt(commissionBps) * (BPS - BigInt(discountBps));
    return net <= 0n ? 0n : (net * rate) / (CENT * BPS * BPS) * CENT;
}

/** A profit less commission. */
export function afterCommission(net: Micros, commissionBps: number, discountBps = 0): Micros {
    return net - commissionOn(net, commissionBps, discountBps);
}

/** All outcomes less commission. */
export function netOfCommission(terms: MarketTerms, outcomes: readonly Outcome[], discountBps = 0): Outcome[] {
    return outcomes.map(({ selectionId, profit }) => ({
        selectionId,
        profit: afterCommission(profit, terms.commissionBps, discountBps),
    }));
}

/** What the taker of a resting order pays: the rate of p x (1 - p), rounded up to a micro for each hundredth. */
export function takerFee(terms: MarketTerms, price: Price, size: Size): Micros {
    if (terms.kind !== "YES_NO" || terms.takerFeeBps === 0) {
        return 0n;
    }
    const exact = BigInt(terms.takerFeeBps) * BigInt(price) * BigInt(ONE - price);
    return ((exact + FEE_MICRO - 1n) / FEE_MICRO) * BigInt(size);
}

/** What a user has in a market, as `ocm` or `GET /wallet` and his open orders tell it. */
export interface Held {
    /** Null or empty for nothing matched. */
    readonly profitIfOutcome: readonly Micros[] | null;
    readonly bySelection?: readonly SelectionProfit[];
    /** What is left of open orders, at their limits. */
    readonly open: readonly BetLine[];
}

/** What an order would tie up before it is sent; the wallet reckons the same and has the last word. */
export interface Needed {
    /** How much less would be available, 0 where the order frees as much as it ties up. */
    readonly funds: Micros;
    /** How much more would be available: an order that can only be matched to the user's advantage. */
    readonly freed: Micros;
    /** Whether it is the very amount, or only the most that it can be. */
    readonly exact: boolean;
}

/** Open orders count where they would lose money, with the fee they may have to pay as takers. */
function withOpen(terms: MarketTerms, standing: Standing, open: readonly BetLine[]): Standing {
    let ifNoneWins = standing.ifNoneWins;
    const gains = [...standing.gains];
    for (const bet of open) {
        const index = indexOf(terms, bet.selectionId);
        const fee = takerFee(terms, bet.price, bet.size);
        const ifWin = minOf(0n, profitIfWin(terms.kind, bet) - fee);
        const ifLose = minOf(0n, profitIfLose(terms.kind, bet) - fee);
        ifNoneWins += ifLose;
        gains[index] = gains[index]! + ifWin - ifLose;
    }
    return { ifNoneWins, gains };
}

/** The funds behind matched bets and open orders; less than zero for spendable profit of a YES_NO market. */
export function exposure(terms: MarketTerms, standing: Standing, open: readonly BetLine[]): Micros {
    const held = -worstProfit(terms, withOpen(terms, standing, open));
    // A void would take locked-in profit of ODDS markets back, so it cannot be spent before the end.
    return terms.kind === "YES_NO" ? held : maxOf(0n, held);
}

function spotFunds(bets: readonly BetLine[]): Micros {
    return bets.reduce((sum, bet) => sum + liability("SPOT", bet), 0n);
}

/** What new orders would tie up beside everything the user has in the market. */
export function needed(terms: MarketTerms, held: Held, orders: readonly BetLine[]): Needed {
    if (terms.kind === "SPOT") {
        return { funds: spotFunds(orders), freed: 0n, exact: true };
    }
    const standing = standingOf(terms, held.profitIfOutcome, held.bySelection);
    const base = standing ?? standingOfBets(terms, []);
    const open = standing === null ? [] : held.open;
    const more = exposure(terms, base, [...open, ...orders]) - exposure(terms, base, open);
    return { funds: maxOf(0n, more), freed: maxOf(0n, -more), exact: standing !== null };
}

/** The largest size of a bet that the available money allows, 0 when there is none; `most` bounds it. */
export function affordableSize(
    terms: MarketTerms,
    held: Held,
    available: Micros,
    bet: Omit<BetLine, "size">,
    most: Size = 1_000_000_000,
): Size {
    let low = 0;
    let high = most;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (needed(terms, held, [{ ...bet, size: middle }]).funds <= available) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}
