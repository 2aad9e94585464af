package io.crossbook.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Arithmetic of measurements. */
final class Rates {
    private Rates() {}

    static long perSecond(long count, long nanos) {
        return Math.round((double) count * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos));
    }

    /** The middle one; of an even number the lower of the two in the middle. */
    static <T> long median(List<T> measured, ToLongFunction<T> what) {
        List<Long> sorted = measured.stream().map(what::applyAsLong).sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
