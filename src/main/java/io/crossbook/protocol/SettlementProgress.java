package io.crossbook.protocol;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;

/**
 * How far a settlement has come.
 *
 * @param users how many are owed an answer, winners and losers alike
 * @param paid how many wallets have confirmed it durably
 * @param profit sum of the winners' profits before commission, in micros
 * @param commission sum of commission, in micros
 * @param startedAt microseconds since 1970
 * @param perSecond wallets that confirmed it a second, over the last ten seconds; 0 when it is done
 */
public record SettlementProgress(
        int users, int paid, long profit, long commission, boolean done, @Added long startedAt, @Added int perSecond)
        implements Persisted {

    /** Whether this tells of a later settlement, or of the same at least as far on; of any when there is no other. */
    public boolean isNewerThan(SettlementProgress other) {
        return other == null || startedAt > other.startedAt || (startedAt == other.startedAt && paid >= other.paid);
    }

    /** The same with everybody paid. */
    public SettlementProgress completed() {
        return new SettlementProgress(users, users, profit, commission, true, startedAt, 0);
    }
}
