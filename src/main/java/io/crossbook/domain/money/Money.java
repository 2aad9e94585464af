package io.crossbook.domain.money;

/**
 * An amount of the exchange's one currency in micros (1e-6 of the unit; a cent is 10,000), negative for a loss.
 *
 * <p>Arithmetic is exact: a result beyond the range of a long throws {@link ArithmeticException}.
 */
public record Money(long micros) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final int SCALE = 6;
    private static final int MIN_DECIMALS = 2;
    private static final long MICROS_PER_CENT = 10_000;

    public static Money ofMicros(long micros) {
        return micros == 0 ? ZERO : new Money(micros);
    }

    public static Money ofCents(long cents) {
        return ofMicros(Math.multiplyExact(cents, MICROS_PER_CENT));
    }

    /** Reads a decimal of the currency unit with at most six decimals; anything else throws NumberFormatException. */
    public static Money parse(String decimal) {
        return ofMicros(Decimals.parse(decimal, SCALE));
    }

    public Money plus(Money other) {
        return ofMicros(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return ofMicros(Math.subtractExact(micros, other.micros));
    }

    public Money negated() {
        return ofMicros(Math.negateExact(micros));
    }

    public Money min(Money other) {
        return micros <= other.micros ? this : other;
    }

    public Money max(Money other) {
        return micros >= other.micros ? this : other;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isZero() {
        return micros == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /** The amount in currency units with two to six decimals: "10.00", "-0.05", "0.000001". */
    @Override
    public String toString() {
        return Decimals.format(micros, SCALE, MIN_DECIMALS);
    }
}
