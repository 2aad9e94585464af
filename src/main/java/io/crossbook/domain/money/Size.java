package io.crossbook.domain.money;

/** How much of a selection, in hundredths (backer's stake in cents, contracts, or shares), zero or more. */
public record Size(long hundredths) implements Comparable<Size> {
    private static final int SCALE = 2;

    public Size {
        if (hundredths < 0) {
            throw new IllegalArgumentException("a size is never negative: " + format(hundredths));
        }
    }

    /** Reads at most two decimals; anything else, or less than zero, throws IllegalArgumentException. */
    public static Size parse(String decimal) {
        return new Size(Decimals.parse(decimal, SCALE));
    }

    /** Writes hundredths with two decimals: 1050 is "10.50". */
    public static String format(long hundredths) {
        return Decimals.format(hundredths, SCALE, SCALE);
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(hundredths, other.hundredths);
    }

    @Override
    public String toString() {
        return format(hundredths);
    }
}
