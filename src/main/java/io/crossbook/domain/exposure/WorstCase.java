package io.crossbook.domain.exposure;

import java.util.Arrays;

/**
 * The least profit over the outcomes of a market: what is left if every selection loses, plus the smallest
 * differences that winners can make to it (research 7.5, vector V11). Where not all winners must be among the
 * selections, a winner that would improve the profit is left out.
 */
final class WorstCase {

    private final long[] gains;
    private final boolean[] running;
    private long ifNoneWins;
    private int runners;

    WorstCase(int selections) {
        this.gains = new long[selections];
        this.running = new boolean[selections];
    }

    /** Takes in one selection, which may be out of the running and cannot win then; each is set once. */
    void set(int selection, long ifWin, long ifLose, boolean runs) {
        ifNoneWins = Math.addExact(ifNoneWins, ifLose);
        running[selection] = runs;
        if (runs) {
            gains[selection] = Math.subtractExact(ifWin, ifLose);
            runners++;
        }
    }

    long profitIfNoneWins() {
        return ifNoneWins;
    }

    long profit(MarketTerms terms) {
        return Math.addExact(ifNoneWins, smallest(without(-1), terms.numberOfWinners(), terms.exhaustive()));
    }

    /** The least profit of the outcomes that the selection wins in; if it is out of the running, that none wins. */
    long profitIfAmongWinners(int selection, MarketTerms terms) {
        long alone = Math.addExact(ifNoneWins, gains[selection]);
        if (terms.numberOfWinners() == 1 || !running[selection]) {
            return alone;
        }
        return Math.addExact(alone, smallest(without(selection), terms.numberOfWinners() - 1, terms.exhaustive()));
    }

    /** The gains of those in the running but for one. */
    private long[] without(int selection) {
        boolean oneLess = selection >= 0 && running[selection];
        if (!oneLess && runners == gains.length) {
            return gains;
        }
        long[] others = new long[runners - (oneLess ? 1 : 0)];
        int next = 0;
        for (int k = 0; k < gains.length; k++) {
            if (running[k] && k != selection) {
                others[next] = gains[k];
                next++;
            }
        }
        return others;
    }

    /** The smallest sum of so many gains, or of at most so many; one winner, the usual case, needs no sorting. */
    private static long smallest(long[] gains, int count, boolean exactly) {
        if (count == 1 && gains.length > 0) {
            long least = exactly ? gains[0] : Math.min(0, gains[0]);
            for (long gain : gains) {
                least = Math.min(least, gain);
            }
            return least;
        }
        long[] ascending = gains.clone();
        Arrays.sort(ascending);
        long sum = 0;
        for (int i = 0; i < Math.min(count, gains.length); i++) {
            sum = Math.addExact(sum, exactly ? ascending[i] : Math.min(0, ascending[i]));
        }
        return sum;
    }
}
