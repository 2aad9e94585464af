package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/**
 * How a market comes to its result.
 *
 * @param approvals how many people it takes, 1 or 2: with 2 one proposes and another approves
 * @param disputeSeconds how long users may dispute an approved result before anybody is paid, 0 for not at all
 */
public record ResolutionRules(int approvals, int disputeSeconds) implements Persisted {
    /** One person decides, at once. */
    public static final ResolutionRules ONE_PERSON = new ResolutionRules(1, 0);

    /** One person proposes, another approves, at once. */
    public static final ResolutionRules TWO_PEOPLE = new ResolutionRules(2, 0);

    public static final int DISPUTE_SECONDS_MAX = 30 * 24 * 3_600;

    private static final int APPROVALS_MAX = 2;
    private static final long SECOND_MICROS = 1_000_000;

    public ResolutionRules {
        if (approvals < 1 || approvals > APPROVALS_MAX || disputeSeconds < 0 || disputeSeconds > DISPUTE_SECONDS_MAX) {
            throw new IllegalArgumentException("approvals " + approvals + ", disputes for " + disputeSeconds + " s");
        }
    }

    /** When a result approved now is beyond dispute. */
    long finalAt(long approvedAt) {
        return Math.addExact(approvedAt, disputeSeconds * SECOND_MICROS);
    }
}
