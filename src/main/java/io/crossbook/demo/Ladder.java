package io.crossbook.demo;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The two-sided quotes around a price, and what has to change for them to stand in the book. */
final class Ladder {
    static final int LEVELS = 2;

    /** What a missing quote counts in steps. */
    private static final int MISSING = 3;

    private final TickTable ticks;
    private final int step;
    private final long size;

    /**
     * @param step distance between two levels, and of the best one from the price, in ticks
     * @param size of the best quote in hundredths; those behind are larger
     */
    Ladder(TickTable ticks, int step, long size) {
        this.ticks = ticks;
        this.step = step;
        this.size = size;
    }

    /** A quote that is to go, or none, and the one to take its place; strain says how badly, in steps. */
    record Change(Optional<Quote> old, Quote fresh, int strain) {}

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

    /** The quotes wanted around a tick; at the end of the table the same tick may be wanted twice. */
    List<Quote> wanted(int fair) {
        List<Quote> quotes = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            int distance = (level + 1) * step;
            long larger = size * (level + 1);
            quotes.add(new Quote("", Side.BUY, level, ticks.shift(fair, -distance), larger));
            quotes.add(new Quote("", Side.SELL, level, ticks.shift(fair, distance), larger));
        }
        return quotes;
    }

    /** What has to change around a tick, the worst first; a quote that is off by less than its level is left alone. */
    List<Change> changes(List<Quote> standing, int fair) {
        List<Change> changes = new ArrayList<>();
        for (Quote wanted : wanted(fair)) {
            Optional<Quote> old = standing.stream().filter(wanted::isFor).findFirst();
            int off = old.map(quote -> Math.abs(quote.tick() - wanted.tick()) / step)
                    .orElse(MISSING);
            if (off > wanted.level()) {
                changes.add(new Change(old, wanted, off));
            }
        }
        changes.sort(Comparator.comparingInt(Change::strain).reversed());
        return changes;
    }

    /** The limit of an order that takes what stands against it near a tick. */
    int taking(Side side, int fair) {
        int distance = (LEVELS + 1) * step;
        return ticks.shift(fair, side == Side.BUY ? distance : -distance);
    }

    /** Size of the best quote in hundredths. */
    long size() {
        return size;
    }
}
