package io.crossbook.orderbook;

/**
 * What may differ between installations.
 *
 * @param openOrdersPerUser resting orders one user may have in one book
 * @param ingressCapacity commands that may wait for one book
 * @param settlementWindow wallets that may be settling at the same time at most
 * @param settlementTarget microseconds that a settling wallet may take to answer; when it takes longer, fewer settle at
 *     the same time, so that live betting keeps its share
 * @param protection against orders that look like mistakes, and against prices that run away
 */
public record BookSettings(
        int openOrdersPerUser,
        int ingressCapacity,
        int settlementWindow,
        long settlementTarget,
        Protection protection) {
    /** The start values of PROTOCOL.md 4.7 and 5. */
    public static final BookSettings DEFAULT = new BookSettings(500, 4096, 500, 50_000);

    /** Without any protection. */
    public BookSettings(int openOrdersPerUser, int ingressCapacity, int settlementWindow, long settlementTarget) {
        this(openOrdersPerUser, ingressCapacity, settlementWindow, settlementTarget, Protection.NONE);
    }
}
