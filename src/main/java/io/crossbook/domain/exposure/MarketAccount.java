package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import java.util.List;

/**
 * One user's standing in one market: what is matched and what open orders may still do. Mutable and owned by one
 * entity. Sizes are hundredths and positive, results micros. A call that throws (a selection the market does not
 * have, a close without its open, an amount beyond {@code long}) changes nothing.
 */
public interface MarketAccount {

    /** The standing that {@link #toData()} described; data of another shape than the terms ask for is refused. */
    static MarketAccount of(MarketTerms terms, AccountData data) {
        return terms.rules().restoreAccount(terms, data);
    }

    /** Adds an open order, or an open part of one, at its limit. */
    void open(int selection, Side side, int tick, long size);

    /** Takes an open order, or a part of one, off again, at the tick it was opened with. */
    void close(int selection, Side side, int tick, long size);

    /**
     * Adds a matched size at the tick of the fill and returns the change of cash at once in micros, which is 0
     * where settlement pays. The open order it came from is closed separately.
     */
    long fill(int selection, Side side, int tick, long size);

    /**
     * Takes a selection out of the running: its matched bets are void, and the odds of those on the others shrink by
     * a part in hundredths of a per cent ({@link Reduction}). Refused where {@link KindRules#reduces()} says no.
     */
    void remove(int selection, int reductionHundredths);

    /** Whether a selection can be removed; not where there are no odds, or data of an older form has only sums. */
    boolean knowsOdds();

    /** Held against the balance; negative is profit that no outcome can take away and the kind releases. */
    long collateral();

    /**
     * What {@link #collateral()} would be with one more open order; changes nothing. Throws whenever opening it
     * would, so an order that has passed here can be opened.
     */
    long collateralWith(int selection, Side side, int tick, long size);

    /** Shares in hundredths that an order needs beyond those held and not reserved; 0 where no shares are needed. */
    long sharesMissing(Side side, long size);

    /**
     * Shares held in hundredths, 0 for outcome markets; negative only for whoever put shares into circulation,
     * since a sale is refused by {@link #sharesMissing} and not here.
     */
    long sharesHeld();

    /** Shares in hundredths that open sales reserve, 0 for outcome markets. */
    long sharesReserved();

    /**
     * Adds shares that are put into circulation, counted as bought at this price in 1e-4 (0 for a gift) although no
     * cash moves; refused where there are no shares.
     */
    default void issue(long size, long price) {
        throw new UnsupportedOperationException("an outcome has no shares");
    }

    /** What the shares held were bought for in micros, 0 for outcome markets. */
    default long sharesCost() {
        return 0;
    }

    /** What sales brought beyond the cost of the shares sold in micros, 0 for outcome markets. */
    default long realisedProfit() {
        return 0;
    }

    /** Profit or loss of the matched bets under a payout, before commission; refused when it does not fit. */
    long profit(Payouts payouts);

    /**
     * Profit of the matched bets for each selection if it wins (with several winners: the worst case among those it
     * wins in), and last, unless the market is exhaustive, if none of them wins. Empty where there is no outcome.
     */
    List<Long> profitIfOutcome();

    /**
     * Profit of the matched bets on each selection by themselves, in turn if it wins and if it does not, in micros.
     * What an outcome brings is the sum of the former for its winners and of the latter for the others, however many
     * win. Empty where there is no outcome.
     */
    List<Long> profitBySelection();

    /** Whether nothing distinguishes this from an untouched account, so that it may be forgotten. */
    boolean isFlat();

    /** An independent account of the same standing. */
    MarketAccount copy();

    /** The standing as plain numbers. */
    AccountData toData();
}
