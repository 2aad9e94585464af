import { sizeToMicros, times } from "./money.ts";
import { buys, type MarketKind, type Micros, ONE, type Price, type Side, type Size } from "./units.ts";

/** What a market's arithmetic depends on, from `GET /markets/{id}`. */
export interface MarketTerms {
    readonly kind: MarketKind;
    readonly selections: readonly { readonly id: string; readonly removed: boolean }[];
    readonly numberOfWinners: number;
    /** Whether exactly `numberOfWinners` of the selections win; otherwise at most as many. */
    readonly exhaustive: boolean;
    /** Of net winnings, in hundredths of a per cent: 2 % is 200. */
    readonly commissionBps: number;
    /** Of YES_NO markets, in hundredths of a per cent. */
    readonly takerFeeBps: number;
}

/** A bet, made or to be made, at its limit or at what it was matched for. */
export interface BetLine {
    readonly selectionId: string;
    readonly side: Side;
    readonly price: Price;
    readonly size: Size;
}

/**
 * What a user has in a market: the profit if no selection wins, and what each adds to it when it wins. The profit of an
 * outcome is `ifNoneWins` plus the gains of its winners.
 */
export interface Standing {
    readonly ifNoneWins: Micros;
    /** In the market's order. */
    readonly gains: readonly Micros[];
}

function refuseSpot(kind: MarketKind): void {
    if (kind === "SPOT") {
        throw new RangeError("a share has no outcome");
    }
}

/** What a bet makes if its selection wins. */
export function profitIfWin(kind: MarketKind, { side, price, size }: Omit<BetLine, "selectionId">): Micros {
    refuseSpot(kind);
    const gain = kind === "ODDS" ? times(price - ONE, size) : times(ONE - price, size);
    return buys(side) ? gain : -gain;
}

/** What a bet makes, mostly a loss, if its selection loses. */
export function profitIfLose(kind: MarketKind, { side, price, size }: Omit<BetLine, "selectionId">): Micros {
    refuseSpot(kind);
    const stake = kind === "ODDS" ? sizeToMicros(size) : times(price, size);
    return buys(side) ? -stake : stake;
}

/** How much more a hundredth at a price makes if its selection wins than if it loses. */
export function gainPerSize(kind: MarketKind, price: Price): Micros {
    return BigInt(kind === "ODDS" ? price : ONE);
}

export function indexOf(terms: MarketTerms, selectionId: string): number {
    const index = terms.selections.findIndex(({ id }) => id === selectionId);
    if (index < 0) {
        throw new RangeError(`no selection ${selectionId}`);
    }
    return index;
}

/** Nothing at stake. */
export function nothing(terms: MarketTerms): Standing {
    return { ifNoneWins: 0n, gains: terms.selections.map(() => 0n) };
}

/** The standing with a bet on top. */
export function withBet(terms: MarketTerms, standing: Standing, bet: BetLine): Standing {
    const index = indexOf(terms, bet.selectionId);
    const ifLose = profitIfLose(terms.kind, bet);
    const gain = profitIfWin(terms.kind, bet) - ifLose;
    return {
        ifNoneWins: standing.ifNoneWins + ifLose,
        gains: standing.gains.map((each, k) => k === index ? each + gain : each),
    };
}

/** The standing of matched bets, exact for any number of winners. */
export function standingOfBets(terms: MarketTerms, bets: readonly BetLine[]): Standing {
    return bets.reduce((standing, bet) => withBet(terms, standing, bet), nothing(terms));
}

/** What the bets on one selection bring by themselves. */
export interface SelectionProfit {
    readonly ifWin: Micros;
    readonly ifLose: Micros;
}

/** The standing behind the wallet's `profitBySelection`: exact for any number of winners. */
export function standingOfSelections(profits: readonly SelectionProfit[]): Standing {
    return {
        ifNoneWins: profits.reduce((sum, { ifLose }) => sum + ifLose, 0n),
        gains: profits.map(({ ifWin, ifLose }) => ifWin - ifLose),
    };
}

/**
 * The standing of a user as exactly as what is known of it allows; null where several win and only the least profits
 * are known.
 */
export function standingOf(
    terms: MarketTerms,
    profitIfOutcome: readonly Micros[] | null,
    bySelection: readonly SelectionProfit[] | undefined,
): Standing | null {
    return terms.numberOfWinners !== 1 && bySelection?.length === terms.selections.length
        ? standingOfSelections(bySelection)
        : standingOfProfits(terms, profitIfOutcome);
}

/** What a bet makes of it. */
export function selectionWith(
    kind: MarketKind,
    { ifWin, ifLose }: SelectionProfit,
    bet: Omit<BetLine, "selectionId">,
): SelectionProfit {
    return { ifWin: ifWin + profitIfWin(kind, bet), ifLose: ifLose + profitIfLose(kind, bet) };
}

/**
 * The standing behind the wallet's `profitIfOutcome`; null where several win, because the least profit of each winner
 * does not tell what the others add. No vector, or an empty one, is nothing at stake.
 */
export function standingOfProfits(terms: MarketTerms, profitIfOutcome: readonly Micros[] | null): Standing | null {
    if (profitIfOutcome === null || profitIfOutcome.length === 0) {
        return nothing(terms);
    }
    if (terms.numberOfWinners !== 1) {
        return profitIfOutcome.every((profit) => profit === 0n) ? nothing(terms) : null;
    }
    // Where one wins for certain any base will do; gains that are zero for most are easier to level.
    const none = profitIfOutcome[terms.selections.length] ?? least(profitIfOutcome);
    return {
        ifNoneWins: none,
        gains: terms.selections.map(({ removed }, k) => removed ? 0n : (profitIfOutcome[k] ?? none) - none),
    };
}

function least(numbers: readonly Micros[]): Micros {
    return numbers.reduce((smallest, each) => each < smallest ? each : smallest);
}

/** The smallest sum of so many gains, or of at most so many. */
function smallest(gains: readonly Micros[], count: number, exactly: boolean): Micros {
    const ascending = [...gains].sort((first, second) => first < second ? -1 : first > second ? 1 : 0);
    return ascending.slice(0, count).reduce((sum, gain) => sum + (exactly || gain < 0n ? gain : 0n), 0n);
}

/** The least profit over all outcomes (research 7.5, vector V11). */
export function worstProfit(terms: MarketTerms, standing: Standing): Micros {
    const running = standing.gains.filter((_, k) => !terms.selections[k]!.removed);
    return standing.ifNoneWins + smallest(running, terms.numberOfWinners, terms.exhaustive);
}

/**
 * The profit for each selection if it wins, the least where others win with it, and at the end, unless one wins for
 * certain, the profit if none does: as the wallet's `profitIfOutcome`.
 */
export function profitsOf(terms: MarketTerms, standing: Standing): Micros[] {
    const profits = terms.selections.map(({ removed }, k) => {
        if (removed) {
            return standing.ifNoneWins;
        }
        const others = standing.gains.filter((_, other) => other !== k && !terms.selections[other]!.removed);
        const alone = standing.ifNoneWins + standing.gains[k]!;
        return terms.numberOfWinners === 1
            ? alone
            : alone + smallest(others, terms.numberOfWinners - 1, terms.exhaustive);
    });
    return terms.exhaustive ? profits : [...profits, standing.ifNoneWins];
}
