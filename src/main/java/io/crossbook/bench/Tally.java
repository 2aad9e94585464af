package io.crossbook.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what happened since the last look, from many threads. */
final class Tally {
    /** Decimal digits that a histogram keeps of a latency. */
    static final int DIGITS = 3;

    static final int NANOS_PER_MICRO = 1000;
    static final double P99 = 99.0;

    private final Recorder latencies = new Recorder(DIGITS);
    private final LongAdder allAccepted = new LongAdder();
    private final LongAdder allUncertain = new LongAdder();
    private final LongAdder matched = new LongAdder();
    private final LongAdder cancels = new LongAdder();
    private final Map<String, LongAdder> others = new ConcurrentHashMap<>();

    /**
     * What happened in a stretch of time.
     *
     * @param latencies of accepted orders in microseconds
     * @param matched how many accepted orders matched something at once
     * @param cancels orders cancelled by their owners
     * @param others orders that were not accepted, by reason
     */
    record Counts(Histogram latencies, long matched, long cancels, Map<String, Long> others) {
        long accepted() {
            return latencies.getTotalCount();
        }
    }

    void accepted(long nanos, boolean matchedSomething) {
        allAccepted.increment();
        latencies.recordValue(Math.max(0, nanos / NANOS_PER_MICRO));
        if (matchedSomething) {
            matched.increment();
        }
    }

    void cancelled() {
        cancels.increment();
    }

    /** An order whose fate the player has not heard. */
    void uncertain(String reason) {
        allUncertain.increment();
        notAccepted(reason);
    }

    void notAccepted(String reason) {
        others.computeIfAbsent(reason, same -> new LongAdder()).increment();
    }

    /** All orders ever accepted, whatever was taken. */
    long allAccepted() {
        return allAccepted.sum();
    }

    /** All orders of which nobody can tell. */
    long allUncertain() {
        return allUncertain.sum();
    }

    /** What happened since the last call. */
    Counts take() {
        Map<String, Long> reasons = new TreeMap<>();
        others.forEach((reason, count) -> reasons.merge(reason, count.sumThenReset(), Long::sum));
        reasons.values().removeIf(count -> count == 0);
        return new Counts(latencies.getIntervalHistogram(), matched.sumThenReset(), cancels.sumThenReset(), reasons);
    }
}
