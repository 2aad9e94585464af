package io.crossbook.demo;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The two-sided quotes around a price, and what has to change for them to stand in the book. The less the better: a
 * price that moves leaves quotes behind it, which stay, and comes upon others, which somebody takes.
 */
final class Ladder {
    static final int LEVELS = 3;

    /** As few on a side as it may come to before some are added behind. */
    private static final int FEWEST = 2;

    /** So many levels behind the price a quote is taken out. */
    private static final int FAR = 6;

    /** From so many steps on a price has leapt. */
    private static final int LEAP = 6;

    private static final int BEST_MISSING = 2;
    private static final int PASSED = 3;
    private static final int SPREAD_PERCENT = 60;
    private static final int LEAST_PERCENT = 70;
    private static final int PRIME = 37;
    private static final int PERCENT = 100;
    private static final long WHOLE = 1_00;

    private final TickTable ticks;
    private final int step;
    private final long size;

    /**
     * @param step distance between two levels, and of the best one from the price, in ticks
     * @param size of the best quote in hundredths, more or less; those behind are larger
     */
    Ladder(TickTable ticks, int step, long size) {
        this.ticks = ticks;
        this.step = step;
        this.size = size;
    }

    /** Quotes that are to go and quotes to place; strain says how badly, 0 for not at all. */
    record Change(List<Quote> out, List<Quote> in, int strain) {}

    /** The tick next to a price in 1e-4. */
    static int nearest(TickTable ticks, long price) {
        boolean rising = ticks.price(ticks.lowest()) < ticks.price(ticks.lowest() + 1);
        int low = ticks.lowest();
        int high = ticks.highest();
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if ((ticks.price(middle) <= price) == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        long below = Math.abs(ticks.price(low) - price);
        return below <= Math.abs(ticks.price(high) - price) ? low : high;
    }

    /** The quote at a level of a side, the best one at level 1. */
    Quote wanted(Side side, int level, int fair) {
        int tick = ticks.shift(fair, side == Side.BUY ? -level * step : level * step);
        // Sizes differ as if people had chosen them, and are the same whenever the price comes by.
        int percent = LEAST_PERCENT + Math.floorMod(tick * PRIME, SPREAD_PERCENT);
        long varied = size * level * percent / PERCENT;
        return new Quote("", side, tick, Math.max(WHOLE, varied / WHOLE * WHOLE));
    }

    /** What has to change around a tick. */
    Change change(List<Quote> standing, int fair) {
        List<Quote> out = standing.stream()
                .filter(quote -> isPassed(quote, fair) || isFar(quote, fair))
                .toList();
        List<Quote> kept =
                standing.stream().filter(quote -> !out.contains(quote)).toList();
        List<Quote> in = new ArrayList<>();
        int strain = out.stream().anyMatch(quote -> isPassed(quote, fair)) ? PASSED : Math.min(1, out.size());
        for (Side side : Side.values()) {
            int[] behind = kept.stream()
                    .filter(quote -> quote.side() == side)
                    .mapToInt(quote -> quote.behind(fair))
                    .toArray();
            if (Arrays.stream(behind).noneMatch(distance -> distance <= step)) {
                in.add(wanted(side, 1, fair));
                strain = Math.max(strain, BEST_MISSING);
            }
            if (behind.length < FEWEST) {
                IntStream.rangeClosed(2, LEVELS)
                        .filter(level -> Arrays.stream(behind).noneMatch(distance -> isAt(distance, level)))
                        .forEach(level -> in.add(wanted(side, level, fair)));
                strain = Math.max(strain, 1);
            }
        }
        return new Change(out, in, strain);
    }

    private boolean isAt(int distance, int level) {
        return Math.abs(distance - level * step) < step;
    }

    private boolean isPassed(Quote quote, int fair) {
        return quote.behind(fair) <= -step;
    }

    private boolean isFar(Quote quote, int fair) {
        return quote.behind(fair) > FAR * step;
    }

    /** Quotes that the price has come upon, so that somebody takes them. */
    List<Quote> ripe(List<Quote> standing, int fair) {
        return standing.stream()
                .filter(quote -> quote.behind(fair) <= 0 && !isPassed(quote, fair))
                .toList();
    }

    /** The limit of an order that takes what stands against it near a tick. */
    int taking(Side side, int fair) {
        int distance = (LEVELS + 1) * step;
        return ticks.shift(fair, side == Side.BUY ? distance : -distance);
    }

    /** Where quotes around a tick go when the price is elsewhere: a step towards it, or all the way if that is far. */
    int towards(int from, int fair) {
        int gap = fair - from;
        if (isLeap(from, fair)) {
            return fair;
        }
        return Math.abs(gap) < step ? from : from + Integer.signum(gap) * step;
    }

    /** Whether that is further than people go by themselves. */
    boolean isLeap(int from, int to) {
        return Math.abs(to - from) > LEAP * step;
    }

    /** Size of the best quote in hundredths. */
    long size() {
        return size;
    }
}
