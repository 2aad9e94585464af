package io.crossbook.protocol;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.sourcing.Persisted;

/** A market as the list of markets shows it; startsAt is microseconds since 1970, null when unknown. */
public record MarketSummary(
        String marketId,
        MarketKind kind,
        String name,
        String eventName,
        Long startsAt,
        MarketStatus status,
        boolean inPlay,
        long version,
        long createdAt)
        implements Persisted {}
