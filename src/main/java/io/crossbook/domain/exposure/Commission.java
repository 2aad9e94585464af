package io.crossbook.domain.exposure;

/** The exchange's share of what a user wins net in one market; a loss or a zero pays none (vectors V14 to V16). */
public final class Commission {

    /** A rate of everything, in basis points. */
    static final int ALL_BPS = 10_000;

    private static final long CENT_MICROS = 10_000;
    private static final long CENT_BPS = CENT_MICROS * ALL_BPS;

    private Commission() {}

    /** The commission in micros on a net profit in micros, floored to the cent in the customer's favour. */
    public static long of(long netProfitMicros, int commissionBps) {
        if (commissionBps < 0 || commissionBps > ALL_BPS) {
            throw new IllegalArgumentException("commissionBps cannot be " + commissionBps);
        }
        if (netProfitMicros <= 0) {
            return 0;
        }
        // In two parts, because the product of a large profit and a rate does not fit a long although the result does.
        long whole = Math.multiplyExact(netProfitMicros / CENT_BPS, commissionBps);
        long rest = Math.multiplyExact(netProfitMicros % CENT_BPS, commissionBps) / CENT_BPS;
        return Math.multiplyExact(Math.addExact(whole, rest), CENT_MICROS);
    }
}
