package io.crossbook.recovery;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A point in one entity's life.
 *
 * @param event number of the last event that had happened, {@link Long#MAX_VALUE} for no limit
 * @param at event time in microseconds since 1970 of the last event at the latest, {@link Long#MAX_VALUE} for no limit
 */
public record Moment(long event, long at) {
    /** As late as there is something. */
    public static final Moment NOW = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);

    public static Moment afterEvent(long number) {
        return new Moment(number, Long.MAX_VALUE);
    }

    public static Moment at(Instant time) {
        long seconds = TimeUnit.SECONDS.toMicros(time.getEpochSecond());
        return new Moment(Long.MAX_VALUE, seconds + TimeUnit.NANOSECONDS.toMicros(time.getNano()));
    }
}
