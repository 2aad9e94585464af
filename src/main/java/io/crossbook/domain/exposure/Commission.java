package io.crossbook.domain.exposure;

/** The exchange's share of what a user wins net in one market; a loss or a zero pays none (vectors V14 to V16). */
public final class Commission {

    /** A rate of everything, in basis points. */
    static final int ALL_BPS = 10_000;

    private static final long CENT_MICROS = 10_000;
    /** The whole of a rate in basis points less a discount in basis points, and a million to calculate it by. */
    private static final long WHOLE = (long) ALL_BPS * ALL_BPS;

    private static final long CENT_WHOLE = CENT_MICROS * WHOLE;
    private static final long MILLION = 1_000_000;

    private Commission() {}

    /** Whether this many basis points of a rate can be spared. */
    public static boolean isDiscount(int discountBps) {
        return discountBps >= 0 && discountBps <= ALL_BPS;
    }

    /** The same number, if it is a discount. */
    public static int requireDiscount(int discountBps) {
        return requirePart("discountBps", discountBps);
    }

    /**
     * The commission in micros on a net profit in micros, at a rate of which a discount spares the user a part, floored
     * once and to the cent in the customer's favour.
     */
    public static long of(long netProfitMicros, int commissionBps, int discountBps) {
        long rate = (long) requirePart("commissionBps", commissionBps) * (ALL_BPS - requireDiscount(discountBps));
        if (netProfitMicros <= 0) {
            return 0;
        }
        // In parts, because the product of a large profit and a rate does not fit a long although the result does.
        long whole = Math.multiplyExact(netProfitMicros / CENT_WHOLE, rate);
        long rest = netProfitMicros % CENT_WHOLE;
        long millions = rest / MILLION * rate;
        long cents = millions / MILLION + (millions % MILLION * MILLION + rest % MILLION * rate) / CENT_WHOLE;
        return Math.multiplyExact(Math.addExact(whole, cents), CENT_MICROS);
    }

    private static int requirePart(String what, int bps) {
        if (bps < 0 || bps > ALL_BPS) {
            throw new IllegalArgumentException(what + " cannot be " + bps);
        }
        return bps;
    }
}
