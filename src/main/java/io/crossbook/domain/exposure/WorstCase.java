package io.crossbook.domain.exposure;

import java.util.Arrays;

/**
 * The least profit over the outcomes of a market: what is left if every selection loses, plus the smallest
 * differences that winners can make to it (research 7.5, vector V11). Where not all winners must be among the
 * selections, a winner that would improve the profit is left out.
 */
final class WorstCase {

    private final long[] gains;
    private long ifNoneWins;

    WorstCase(int selections) {
        this.gains = new long[selections];
    }

    /** Takes in one selection; each is set once. */
    void set(int selection, long ifWin, long ifLose) {
        gains[selection] = Math.subtractExact(ifWin, ifLose);
        ifNoneWins = Math.addExact(ifNoneWins, ifLose);
    }

    long profitIfNoneWins() {
        return ifNoneWins;
    }

    long profit(MarketTerms terms) {
        return Math.addExact(ifNoneWins, smallest(gains, terms.numberOfWinners(), terms.exhaustive()));
    }

    /** The least profit of the outcomes that the selection wins in. */
    long profitIfAmongWinners(int selection, MarketTerms terms) {
        long alone = Math.addExact(ifNoneWins, gains[selection]);
        if (terms.numberOfWinners() == 1) {
            return alone;
        }
        long[] others = new long[gains.length - 1];
        System.arraycopy(gains, 0, others, 0, selection);
        System.arraycopy(gains, selection + 1, others, selection, others.length - selection);
        return Math.addExact(alone, smallest(others, terms.numberOfWinners() - 1, terms.exhaustive()));
    }

    /** The smallest sum of so many gains, or of at most so many; one winner, the usual case, needs no sorting. */
    private static long smallest(long[] gains, int count, boolean exactly) {
        if (count == 1) {
            long least = exactly ? gains[0] : Math.min(0, gains[0]);
            for (long gain : gains) {
                least = Math.min(least, gain);
            }
            return least;
        }
        long[] ascending = gains.clone();
        Arrays.sort(ascending);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.addExact(sum, exactly ? ascending[i] : Math.min(0, ascending[i]));
        }
        return sum;
    }
}
