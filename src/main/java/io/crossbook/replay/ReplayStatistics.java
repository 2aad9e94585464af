package io.crossbook.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts of one replay, written by many threads. */
final class ReplayStatistics {
    private static final long LONGEST_NANOS = 600_000_000_000L;

    final LongAdder orders = new LongAdder();
    final LongAdder cancels = new LongAdder();
    /** As planned: takers that overtake each other may be matched in a few more or fewer pieces. */
    final LongAdder bets = new LongAdder();

    final LongAdder rereads = new LongAdder();
    private final Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 2);
    private final Map<String, LongAdder> retries = new ConcurrentSkipListMap<>();
    private volatile String trouble = "";

    /** Records how long an order took from its first byte to its outcome, retries included. */
    void recordLatency(long nanos) {
        latency.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    /** Latency in milliseconds at a percentile of 0..100; 0 before the first order. */
    double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    void retrying(String why) {
        retries.computeIfAbsent(why, reason -> new LongAdder()).increment();
        trouble = why;
    }

    /** How often calls were sent again, by reason. */
    Map<String, LongAdder> retries() {
        return retries;
    }

    void answered() {
        if (!trouble.isEmpty()) {
            trouble = "";
        }
    }

    /** Why the last call is being repeated, empty when the exchange answers. */
    String trouble() {
        return trouble;
    }
}
