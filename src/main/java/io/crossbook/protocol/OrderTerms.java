package io.crossbook.protocol;

import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.sourcing.Persisted;
import java.util.Objects;

/**
 * What a user asked for.
 *
 * @param selection index of the selection in the market's definition
 * @param tick limit price on the market's tick table
 * @param size hundredths (ODDS: the backer's stake in cents)
 * @param goodTill microseconds since 1970 at which a GTD order expires, 0 for every other
 * @param marketVersion the market version the user saw, 0 for any
 * @param validUntil microseconds since 1970 after which the book must not accept the order, 0 for no such limit
 */
public record OrderTerms(
        int selection,
        Side side,
        int tick,
        long size,
        TimeInForce timeInForce,
        long goodTill,
        boolean postOnly,
        OnInPlay onInPlay,
        SelfTradePrevention stp,
        long marketVersion,
        long validUntil)
        implements Persisted {
    /** Largest size of one order in hundredths; with the largest balance it keeps every sum far from overflow. */
    public static final long SIZE_MAX = 1_000_000_000L;

    public OrderTerms {
        Objects.requireNonNull(side);
        Objects.requireNonNull(timeInForce);
        Objects.requireNonNull(onInPlay);
        Objects.requireNonNull(stp);
        if (size <= 0 || size > SIZE_MAX || selection < 0) {
            throw new IllegalArgumentException("not an order: selection " + selection + ", size " + size);
        }
    }
}
