package io.crossbook.market;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.BondFate;
import io.crossbook.sourcing.Persisted;

/**
 * The bond of a dispute that was taken.
 *
 * @param amount micros
 * @param disputed what the disputed result pays, null when it is void
 * @param fate HELD until the dispute is judged
 */
record Bond(String proposalId, String userId, long amount, Payouts disputed, BondFate fate) implements Persisted {
    private static final int REWARD_PART = 2;

    Bond judged(BondFate end) {
        return new Bond(proposalId, userId, amount, disputed, end);
    }

    /**
     * What goes to a disputer who was right beyond the bond, in micros: half of a bond of the same amount that the
     * exchange puts up for its proposal; the other half stays with it (research 7.8, V23).
     */
    long reward() {
        return fate == BondFate.REWARDED ? amount / REWARD_PART : 0;
    }
}
