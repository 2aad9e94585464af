package io.crossbook.app;

import java.time.Clock;
import java.time.Duration;

/**
 * The system's clock. For tests only, the system property {@code crossbook.clock-offset} makes it wrong by so many
 * milliseconds in this process.
 */
final class NodeClock {
    private static final String OFFSET = "crossbook.clock-offset";

    private NodeClock() {}

    static Clock clock() {
        long millis = Long.getLong(OFFSET, 0);
        return millis == 0 ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), Duration.ofMillis(millis));
    }
}
