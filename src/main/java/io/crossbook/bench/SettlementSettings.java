package io.crossbook.bench;

import java.time.Duration;

/**
 * How large the measurement of a settlement is.
 *
 * @param users with a matched bet in the market that is settled
 * @param others users who bet in other markets meanwhile
 * @param markets other markets
 * @param rate orders a second in them
 * @param warmup before anything counts
 * @param window how long live betting is measured before the settlement
 * @param seed of the other users' orders
 */
public record SettlementSettings(
        int users, int others, int markets, int rate, Duration warmup, Duration window, long seed) {
    /** Throws when nothing could be measured. */
    public SettlementSettings {
        if (users < 2 || others < 2 || markets < 1 || rate < 1 || window.isZero()) {
            throw new IllegalArgumentException("nothing to measure");
        }
    }
}
