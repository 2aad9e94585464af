package io.crossbook.wallet;

import io.crossbook.sourcing.Persisted;

/**
 * One bond for the dispute of a proposal, as the snapshot keeps it.
 *
 * @param amount micros, positive
 * @param reward micros that came with it, 0 but for a dispute that was right
 * @param refusal why it was given back without being right, null otherwise
 * @param at microseconds since 1970 at which it was set aside
 */
record BondData(
        String proposalId,
        String marketId,
        long amount,
        String reason,
        Status status,
        long reward,
        String refusal,
        long at)
        implements Persisted {
    enum Status {
        RESERVED,
        HELD,
        RELEASED,
        REWARDED,
        FORFEITED;

        private boolean isOver() {
            return compareTo(HELD) > 0;
        }
    }

    /** Whether the market has yet to say whether it takes the dispute. */
    boolean isReserved() {
        return status == Status.RESERVED;
    }

    boolean isOver() {
        return status.isOver();
    }

    BondData turned(Status next, long won, String refused) {
        return new BondData(proposalId, marketId, amount, reason, next, won, refused, at);
    }

    BondView view() {
        return new BondView(proposalId, marketId, amount, reason, status.name(), reward, refusal, at);
    }
}
