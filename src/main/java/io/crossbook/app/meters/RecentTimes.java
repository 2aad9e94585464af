package io.crossbook.app.meters;

import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How long something took of late, exact to a hundredth of the time: over the last twelve spans that were ended. */
final class RecentTimes {
    private static final int SPANS = 12;
    private static final long MAX_MICROS = 300_000_000;
    private static final int DIGITS = 2;
    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;

    private final Recorder now = new Recorder(MAX_MICROS, DIGITS);
    private final Deque<Histogram> spans = new ArrayDeque<>();

    /** So many took at most so long, in microseconds; zeros when there were none. */
    record Summary(long count, long medianMicros, long p99Micros) {}

    /** Notes one that took so long. */
    void took(long micros) {
        now.recordValue(Math.max(0, Math.min(micros, MAX_MICROS)));
    }

    /** Ends a span and begins the next. */
    synchronized Summary endSpan() {
        spans.addLast(now.getIntervalHistogram());
        if (spans.size() > SPANS) {
            spans.removeFirst();
        }
        Histogram all = new Histogram(MAX_MICROS, DIGITS);
        spans.forEach(all::add);
        long count = all.getTotalCount();
        return count == 0
                ? new Summary(0, 0, 0)
                : new Summary(count, all.getValueAtPercentile(HALF), all.getValueAtPercentile(NEARLY_ALL));
    }
}
