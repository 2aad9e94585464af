package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/**
 * A line of the delivery log.
 *
 * @param notice number of its first notice
 * @param attempt 1 for the first, 0 when it was never tried
 * @param detail in words, null when there is nothing to say
 * @param at microseconds since 1970
 */
public record DeliveryRecord(
        String id, Channel channel, long notice, int attempt, Result result, String detail, long at)
        implements Persisted {
    /** What an attempt came to. */
    public enum Result {
        DELIVERED,
        /** It will be tried again. */
        FAILED,
        /** It will not be tried again. */
        GIVEN_UP
    }
}
