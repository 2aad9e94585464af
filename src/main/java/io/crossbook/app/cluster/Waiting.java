package io.crossbook.app.cluster;

import io.crossbook.app.database.StartFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for another process. */
final class Waiting {
    private Waiting() {}

    /** Returns when it is so; asks again after each pause, and gives up after the patience. */
    static void until(Duration patience, Duration pause, BooleanSupplier isSo, Supplier<StartFailure> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw otherwise.get();
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("interrupted", e);
            }
        }
    }
}
