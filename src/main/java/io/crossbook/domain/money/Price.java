package io.crossbook.domain.money;

/**
 * A price in 1e-4 of the currency unit, or decimal odds in 1e-4 (2.50 is 25000), zero or more.
 *
 * <p>Which prices a market trades at is the matter of its {@link TickTable}.
 */
public record Price(long tenThousandths) implements Comparable<Price> {
    private static final int SCALE = 4;
    private static final int MIN_DECIMALS = 2;

    public Price {
        if (tenThousandths < 0) {
            throw new IllegalArgumentException("a price is never negative: " + format(tenThousandths));
        }
    }

    /** Reads at most four decimals; anything else, or less than zero, throws IllegalArgumentException. */
    public static Price parse(String decimal) {
        return new Price(Decimals.parse(decimal, SCALE));
    }

    /** Writes 1e-4 units with two to four decimals: 25000 is "2.50", 5525 is "0.5525". */
    public static String format(long tenThousandths) {
        return Decimals.format(tenThousandths, SCALE, MIN_DECIMALS);
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return format(tenThousandths);
    }
}
