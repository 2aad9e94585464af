package io.crossbook.wallet;

import io.crossbook.sourcing.Persisted;

/**
 * A dispute with a bond as its owner sees it; amounts are micros, at is microseconds since 1970.
 *
 * @param status RESERVED, HELD, RELEASED, REWARDED or FORFEITED
 * @param refusal why it was released, null otherwise
 */
public record BondView(
        String proposalId,
        String marketId,
        long bond,
        String reason,
        String status,
        long reward,
        String refusal,
        long at)
        implements Persisted {
    /** Whether the market takes or has taken the dispute. */
    public boolean isPending() {
        return status.equals(BondData.Status.RESERVED.name()) || status.equals(BondData.Status.HELD.name());
    }
}
