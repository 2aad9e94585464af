package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** A user's objection to an approved result. */
public record Dispute(String proposalId, String userId, String reason, long at) implements Persisted {}
