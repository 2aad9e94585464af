package io.crossbook.sourcing;

import java.util.function.IntSupplier;

/** Hears how this node's writes reach the journal; called for each commit by the one thread that makes them. */
public interface JournalRecorder {
    /** Hears nothing. */
    JournalRecorder NONE = new JournalRecorder() {};

    /** A point in time to measure from, in nanoseconds of a clock that only the recorder knows. */
    default long start() {
        return 0;
    }

    /** So many rows were committed together, beginning at this {@link #start()}. */
    default void committed(int rows, long since) {}

    /** Whom to ask how many writes are waiting. */
    default void watch(IntSupplier waiting) {}
}
