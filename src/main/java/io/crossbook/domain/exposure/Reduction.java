package io.crossbook.domain.exposure;

/**
 * What a removed runner does to the odds of bets already made on the others: their returns shrink by the part of the
 * chance that left with it (research 7.7, vectors V20 to V22).
 */
public final class Reduction {

    /** All of the chance, in hundredths of a per cent. */
    public static final int ALL_HUNDREDTHS = 10_000;

    /** In a market with one winner, smaller reductions change nothing; in hundredths of a per cent. */
    public static final int LEAST_HUNDREDTHS = 250;

    private static final long UNITS_PER_HUNDREDTH = 100;
    private static final long EVEN = 100;
    private static final long LOWEST = 101;

    private Reduction() {}

    /**
     * Odds in 1e-4 after a removal, rounded to hundredths and never below 1.01. Where several selections win it is the
     * winnings that shrink and not the returns, however small the reduction.
     */
    public static long odds(long odds, int reductionHundredths, MarketTerms terms) {
        if (reductionHundredths < 0 || reductionHundredths > ALL_HUNDREDTHS) {
            throw new IllegalArgumentException("a reduction of " + reductionHundredths + " hundredths of a per cent");
        }
        long hundredths = odds / UNITS_PER_HUNDREDTH;
        boolean oneWinner = terms.numberOfWinners() == 1;
        if (oneWinner && reductionHundredths < LEAST_HUNDREDTHS) {
            return odds;
        }
        long reduced =
                oneWinner ? rest(hundredths, reductionHundredths) : EVEN + rest(hundredths - EVEN, reductionHundredths);
        return Math.max(LOWEST, reduced) * UNITS_PER_HUNDREDTH;
    }

    /** What a reduction leaves, rounded half up. */
    private static long rest(long hundredths, int reductionHundredths) {
        long left = Math.multiplyExact(hundredths, ALL_HUNDREDTHS - reductionHundredths);
        return (left + ALL_HUNDREDTHS / 2) / ALL_HUNDREDTHS;
    }
}
