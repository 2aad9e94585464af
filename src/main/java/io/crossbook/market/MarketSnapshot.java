package io.crossbook.market;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/** A {@link Market} as the snapshot store keeps it; hints are not part of it. */
record MarketSnapshot(
        long sequence,
        long lastAt,
        MarketDefinition definition,
        MarketStatus status,
        boolean inPlay,
        long version,
        List<RemovedSelection> removed,
        Resolution resolution,
        long createdAt,
        @Added MarketEvent.CorrectionProposed correction,
        @Added long settledAt,
        @Added Schedule schedule,
        @Added Proposals.Kept proposals)
        implements Persisted {}
