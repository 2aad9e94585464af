package io.crossbook.simulation;

/** Spans of virtual time in microseconds. */
final class Durations {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;

    private Durations() {}
}
