import type { Level } from "./book.ts";
import { absolute, maxOf, minOf } from "./money.ts";
import { type Outcome, outcomesOf, takerFee } from "./pnl.ts";
import {
    type BetLine,
    gainPerSize,
    type MarketTerms,
    profitsOf,
    type Standing,
    withBet,
    worstProfit,
} from "./standing.ts";
import { type MarketKind, type Micros, type Price, sidesOf, type Size } from "./units.ts";

/** What can be had of a selection, best first; a RunnerView is one. */
export interface Offers {
    readonly id: string;
    readonly backs: readonly Pick<Level, "price" | "size">[];
    readonly lays: readonly Pick<Level, "price" | "size">[];
}

/** One order of a cash-out: at its limit it takes every better price first. */
export interface CashOutBet extends BetLine {
    /** Taken level by level, best first. */
    readonly fills: readonly { readonly price: Price; readonly size: Size }[];
    /** The size that would be needed beyond what the book offers, at the last price; 0 when it offers enough. */
    readonly missing: Size;
}

/** What leaving a market at present prices comes to. */
export interface CashOut {
    readonly bets: readonly CashOutBet[];
    readonly before: readonly Outcome[];
    /** By outcome, with the taker fee paid. */
    readonly after: readonly Outcome[];
    /** What is certain afterwards: the least of `after`. */
    readonly locked: Micros;
    /** By how much the outcomes still differ; cents of rounding, or more when the book has not enough. */
    readonly spread: Micros;
    /** Whether the book offers all that is needed. */
    readonly complete: boolean;
    /** Taker fees in all. */
    readonly fee: Micros;
}

/** How much of a position to leave. */
export interface Part {
    /** How much of the way to go, 1 to 100; all of it if it is not said. */
    readonly percent?: number;
    /** How much of the way to go as a fraction, instead of `percent`. */
    readonly share?: Share;
    /** The most that an order may have. */
    readonly size?: Size;
    /** One selection by itself: what it wins or loses is made the same, and the others stay as they are. */
    readonly only?: string;
}

/** So much of a whole. */
export type Share = readonly [part: bigint, whole: bigint];

/** The order of a cash-out that is the largest: amounts are typed of this one, and others go as far. Null without any. */
export function leadOf<B extends Pick<CashOutBet, "size" | "missing">>(bets: readonly B[]): B | null {
    const most = (bet: B) => bet.size + bet.missing;
    return bets.reduce<B | null>((lead, bet) => lead === null || most(bet) > most(lead) ? bet : lead, null);
}

/** How much of the way a cash-out goes whose order has this size instead of all it needs. */
export function shareOf(kind: MarketKind, { fills, price, missing }: CashOutBet, size: Size): Share {
    let left = size;
    let part = 0n;
    let whole = 0n;
    for (const level of [...fills, { price, size: missing }]) {
        const each = gainPerSize(kind, level.price);
        const taken = Math.min(left, level.size);
        part += each * BigInt(taken);
        whole += each * BigInt(level.size);
        left -= taken;
    }
    return [part, whole];
}

/** What is left of a cash-out: what was wanted of its one order and not matched, or all that still differs. */
export function restOf(orders: readonly { readonly wanted: Size; readonly matched: Size }[]): Part | null {
    const left = orders.reduce((sum, { wanted, matched }) => sum + Math.max(0, wanted - matched), 0);
    if (left === 0) {
        return null;
    }
    return orders.length === 1 ? { size: left } : {};
}

/** Sizes are bought or sold until the gain has changed by so much, or so many were. */
function levelOut(terms: MarketTerms, offers: Offers, change: Micros, most = Infinity): CashOutBet | null {
    const { buy, sell } = sidesOf(terms.kind);
    const fills: { price: Price; size: Size }[] = [];
    let left = absolute(change);
    let missing = 0;
    let room = most;
    const levels = change > 0n ? offers.backs : offers.lays;
    for (const { price, size } of levels) {
        const each = gainPerSize(terms.kind, price);
        const wanted = Math.min(room, Number((left + each / 2n) / each));
        const taken = Math.min(size, wanted);
        if (taken > 0) {
            fills.push({ price, size: taken });
        }
        left -= each * BigInt(taken);
        room -= taken;
        missing = wanted - taken;
        if (missing === 0) {
            break;
        }
    }
    if (fills.length === 0) {
        return null;
    }
    const size = fills.reduce((sum, fill) => sum + fill.size, 0);
    const price = fills[fills.length - 1]!.price;
    return { selectionId: offers.id, side: change > 0n ? buy : sell, price, size, fills, missing };
}

/** Whether a difference is worth an order at all: at least half a hundredth at some price on offer. */
function matters(terms: MarketTerms, change: Micros): boolean {
    return change !== 0n && absolute(change) * 2n >= gainPerSize(terms.kind, 10_000);
}

interface Plan {
    readonly bets: readonly CashOutBet[];
    readonly after: Standing;
    readonly fee: Micros;
    readonly complete: boolean;
}

/** Brings the gain of every selection to the same, or a part of the way there. */
function plan(terms: MarketTerms, standing: Standing, book: readonly Offers[], target: Micros, part: Part): Plan {
    const [some, all] = part.share ?? [BigInt(part.percent ?? 100), 100n];
    const bets: CashOutBet[] = [];
    let after = standing;
    let fee = 0n;
    let complete = true;
    terms.selections.forEach(({ id, removed }, k) => {
        const change = (target - standing.gains[k]!) * some / all;
        if (removed || (part.only ?? id) !== id || !matters(terms, change)) {
            return;
        }
        const offers = book.find((runner) => runner.id === id) ?? { id, backs: [], lays: [] };
        const bet = levelOut(terms, offers, change, part.size);
        complete &&= bet !== null && bet.missing === 0;
        if (bet === null) {
            return;
        }
        bets.push(bet);
        for (const { price, size } of bet.fills) {
            after = withBet(terms, after, { ...bet, price, size });
            fee += takerFee(terms, price, size);
        }
    });
    return { bets, after: { ...after, ifNoneWins: after.ifNoneWins - fee }, fee, complete };
}

/**
 * The bets that make all outcomes alike at present prices, with what is certain afterwards: of all ways to get there
 * the one that leaves most. Where several win each selection is levelled by itself, which is exact, since a back and a
 * lay of it cancel whoever else wins. Where the book has not enough it goes as far as is good for the user and says so.
 *
 * @param standing of the user (standing.ts)
 */
export function cashOut(
    terms: MarketTerms,
    standing: Standing,
    offers: readonly Offers[],
    part: Part = {},
): CashOut {
    // Where none may win its outcome is out of reach, so the others have to come down or up to it.
    const running = standing.gains.filter((_, k) => !terms.selections[k]!.removed);
    const together = terms.exhaustive && terms.numberOfWinners === 1 && part.only === undefined;
    const targets = together ? [...new Set(running)] : [0n];
    // A part goes the same way as the whole, so that a quarter four times is all of it.
    const whole = part.only === undefined ? {} : { only: part.only };
    let best: { target: Micros; way: Plan } | null = null;
    for (const target of targets) {
        const way = plan(terms, standing, offers, target, whole);
        if (best === null || isBetter(terms, way, best.way)) {
            best = { target, way };
        }
    }
    const nothing = { bets: [], after: standing, fee: 0n, complete: true };
    return told(terms, standing, best === null ? nothing : plan(terms, standing, offers, best.target, part));
}

function isBetter(terms: MarketTerms, first: Plan, second: Plan): boolean {
    const difference = worstProfit(terms, first.after) - worstProfit(terms, second.after);
    if (difference !== 0n) {
        return difference > 0n;
    }
    return first.complete && !second.complete;
}

function told(terms: MarketTerms, before: Standing, { bets, after, fee, complete }: Plan): CashOut {
    const profits = profitsOf(terms, after).filter((_, k) => terms.selections[k]?.removed !== true);
    const locked = profits.reduce(minOf);
    return {
        bets,
        before: outcomesOf(terms, profitsOf(terms, before)),
        after: outcomesOf(terms, profitsOf(terms, after)),
        locked,
        spread: profits.reduce(maxOf) - locked,
        complete,
        fee,
    };
}

/** Offers without the user's own orders, which he cannot take. */
export function withoutOwn(offers: Offers, own: readonly BetLine[]): Offers {
    const less = (levels: Offers["backs"], buying: boolean) =>
        levels.flatMap(({ price, size }) => {
            const mine = own
                .filter((bet) => bet.selectionId === offers.id && bet.price === price)
                .filter(({ side }) => (side === "BACK" || side === "BUY") === buying)
                .reduce((sum, bet) => sum + bet.size, 0);
            return size > mine ? [{ price, size: size - mine }] : [];
        });
    // What can be backed is what others lay.
    return { id: offers.id, backs: less(offers.backs, false), lays: less(offers.lays, true) };
}
