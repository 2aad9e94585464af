package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** A {@link Market} whose result is not one person's as the snapshot store keeps it. */
record GovernedMarketSnapshot(ScheduledMarketSnapshot market, Proposals.Kept proposals) implements Persisted {}
