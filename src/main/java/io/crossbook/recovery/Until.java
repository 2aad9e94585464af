package io.crossbook.recovery;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where a look at the journal ends, both included.
 *
 * @param ordering place of the last event among all, {@link Long#MAX_VALUE} for no limit
 * @param written milliseconds since 1970 at which the last event was written, {@link Long#MAX_VALUE} for no limit
 */
public record Until(long ordering, long written) {
    /** The whole journal. */
    public static final Until NOW = new Until(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Reads a number (an ordering) or a time like 2027-01-15T08:00:00Z. */
    public static Until parse(String text) {
        try {
            return text.matches("\\d+")
                    ? new Until(Long.parseLong(text), Long.MAX_VALUE)
                    : new Until(Long.MAX_VALUE, Instant.parse(text).toEpochMilli());
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(text + " is neither a number nor a time like 2027-01-15T08:00:00Z", e);
        }
    }
}
