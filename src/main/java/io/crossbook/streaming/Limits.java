package io.crossbook.streaming;

import java.util.Optional;

/** What the parameters of every kind of subscription may be. */
final class Limits {
    private static final int CONFLATE_MAX_MS = 120_000;
    private static final int HEARTBEAT_MIN_MS = 500;
    private static final int HEARTBEAT_MAX_MS = 5_000;
    private static final long MICROS_PER_MILLI = 1000;

    private Limits() {}

    static long conflateMicros(int id, Integer millis) {
        return number(id, "conflateMs", millis == null ? 0 : millis, 0, CONFLATE_MAX_MS) * MICROS_PER_MILLI;
    }

    static long heartbeatMicros(int id, Integer millis) {
        int asked = millis == null ? HEARTBEAT_MAX_MS : millis;
        return number(id, "heartbeatMs", asked, HEARTBEAT_MIN_MS, HEARTBEAT_MAX_MS) * MICROS_PER_MILLI;
    }

    /** The numbers to resume from; empty when the client begins anew. */
    static Optional<long[]> from(int id, Clocks clocks, String initialClk, String clk) {
        if (initialClk == null && clk == null) {
            return Optional.empty();
        }
        Optional<long[]> numbers = initialClk == null || clk == null ? Optional.empty() : clocks.parse(initialClk, clk);
        if (numbers.isEmpty()) {
            throw new StreamRefusal(
                    StreamError.INVALID_CLOCK,
                    id,
                    "initialClk and clk must be those of an earlier subscription to exactly the same.");
        }
        return numbers;
    }

    private static long number(int id, String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new StreamRefusal(StreamError.INVALID_INPUT, id, name + " must be from " + min + " to " + max + ".");
        }
        return value;
    }
}
