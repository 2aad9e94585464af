package io.crossbook.notification;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.sourcing.Persisted;

/**
 * When a price alert fires.
 *
 * @param selection index in the market's definition; 0 for STATUS
 * @param value price in 1e-4, size in hundredths or hundredths of a percent, by kind; 0 for STATUS
 * @param windowSeconds of MOVE, else 0
 * @param status of STATUS, null for any
 */
public record AlertRule(AlertKind kind, int selection, long value, int windowSeconds, MarketStatus status)
        implements Persisted {}
