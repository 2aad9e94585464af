package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** A {@link Market} with a schedule as the snapshot store keeps it; one without is kept as {@link MarketSnapshot}. */
record ScheduledMarketSnapshot(MarketSnapshot market, Schedule schedule) implements Persisted {}
