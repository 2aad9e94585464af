package io.crossbook.market;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;

/** A user's objection to an approved result, with the bond in micros that backs it, 0 for none. */
public record Dispute(String proposalId, String userId, String reason, long at, @Added long bond)
        implements Persisted {}
