package io.crossbook.wallet;

/**
 * What may differ between installations; all are safe to change between restarts.
 *
 * @param idempotencyWindowMillis how long a closed order's id is remembered; older ids are refused
 * @param idAheadMillis how far a client's clock may be ahead
 * @param placeTtlMicros how long a book may take to accept a reserved order
 * @param unresolvedLimit orders without an answer from their book beyond which new ones are refused as BUSY
 * @param ingressCapacity commands that may wait for one wallet
 */
public record WalletSettings(
        long idempotencyWindowMillis,
        long idAheadMillis,
        long placeTtlMicros,
        int unresolvedLimit,
        int ingressCapacity) {

    /** The start values of PROTOCOL.md 4.7. */
    public static final WalletSettings DEFAULT = new WalletSettings(15 * 60_000L, 60_000, 30_000_000, 100, 256);
}
