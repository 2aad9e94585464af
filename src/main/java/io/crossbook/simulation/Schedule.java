package io.crossbook.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in virtual microseconds since 1970; what is planned first for a moment happens first in it. */
final class Schedule {
    private record Planned(long at, long order, Runnable action) {}

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private final long begin;
    private long now;
    private long order;

    /** An empty one that begins at a time. */
    Schedule(long begin) {
        this.begin = begin;
        now = begin;
    }

    long now() {
        return now;
    }

    /** Seconds since the world began. */
    long seconds() {
        return (now - begin) / Durations.SECOND;
    }

    void after(long micros, Runnable action) {
        planned.add(new Planned(now + micros, order, action));
        order++;
    }

    /** What should have happened already happens next. */
    void at(long time, Runnable action) {
        after(Math.max(0, time - now), action);
    }

    void runFor(long micros) {
        long end = now + micros;
        while (!planned.isEmpty() && planned.peek().at() <= end) {
            Planned next = planned.poll();
            now = next.at();
            next.action().run();
        }
        now = end;
    }
}
