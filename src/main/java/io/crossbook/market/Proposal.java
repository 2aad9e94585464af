package io.crossbook.market;

import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Persisted;

/**
 * A result somebody proposes for a market. Times are microseconds since 1970.
 *
 * @param evidence null when none was given
 * @param approvedBy null until it is approved
 * @param finalAt when it can no longer be disputed, 0 until it is approved
 */
public record Proposal(
        String proposalId,
        Resolution resolution,
        Evidence evidence,
        String proposedBy,
        long proposedAt,
        String approvedBy,
        long finalAt)
        implements Persisted {

    public boolean isApproved() {
        return approvedBy != null;
    }

    Proposal approved(String by, long beyondDispute) {
        return new Proposal(proposalId, resolution, evidence, proposedBy, proposedAt, by, beyondDispute);
    }
}
