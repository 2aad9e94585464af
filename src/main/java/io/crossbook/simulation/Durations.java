package io.crossbook.simulation;

/** Spans of virtual time in microseconds. */
final class Durations {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private Durations() {}
}
