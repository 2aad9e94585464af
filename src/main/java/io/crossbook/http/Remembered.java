package io.crossbook.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** An answer that many ask for: found out once at a time, and told again for a while. A failure is not remembered. */
final class Remembered<T> {
    private final Supplier<CompletionStage<T>> source;
    private final LongSupplier clock;
    private final long keep;
    private CompletableFuture<T> last;
    private long since;

    /**
     * Asks this source.
     *
     * @param keep for how long after the question its answer is told
     * @param clock microseconds since 1970
     */
    Remembered(Duration keep, LongSupplier clock, Supplier<CompletionStage<T>> source) {
        this.keep = TimeUnit.NANOSECONDS.toMicros(keep.toNanos());
        this.clock = clock;
        this.source = source;
    }

    /** The answer under way or remembered, or a new one. */
    synchronized CompletionStage<T> get() {
        long now = clock.getAsLong();
        if (last == null || last.isCompletedExceptionally() || (last.isDone() && isOld(now))) {
            since = now;
            last = source.get().toCompletableFuture();
        }
        return last;
    }

    private boolean isOld(long now) {
        return now < since || now - since >= keep;
    }
}
