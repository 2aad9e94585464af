package io.crossbook.replay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Elapsed time and pauses; {@code source} gives nanoseconds that never run backwards. */
record Ticker(LongSupplier source) {
    long nanos() {
        return source.getAsLong();
    }

    double secondsSince(long startNanos) {
        return (nanos() - startNanos) / 1e9;
    }

    /** Returns at that time or, with the flag still set, when the thread is interrupted. */
    void waitUntil(long dueNanos) {
        for (long left = dueNanos - nanos(); left > 0; left = dueNanos - nanos()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    void pauseMillis(long millis) {
        waitUntil(nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
