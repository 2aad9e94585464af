package io.crossbook.audit;

import java.math.BigInteger;

/** The exchange's commission, written down again: a rate of what was won, in whole cents, never rounded up. */
final class Fees {
    private static final long MICROS_PER_CENT = 10_000;
    private static final long ALL_BPS = 10_000;

    private Fees() {}

    /** In micros, on a profit in micros at a rate, less a discount on that rate, both in hundredths of a percent. */
    static long on(long profit, int bps, int discountBps) {
        if (profit <= 0) {
            return 0;
        }
        BigInteger cents = BigInteger.valueOf(profit)
                .multiply(BigInteger.valueOf(bps * (ALL_BPS - discountBps)))
                .divide(BigInteger.valueOf(ALL_BPS * ALL_BPS * MICROS_PER_CENT));
        return cents.longValueExact() * MICROS_PER_CENT;
    }
}
