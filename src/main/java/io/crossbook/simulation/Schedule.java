package io.crossbook.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in virtual microseconds since 1970; what is planned first for a moment happens first in it. */
final class Schedule {
    private static final long BEGIN = 1_800_000_000_000_000L;

    private record Planned(long at, long order, Runnable action) {}

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private long now = BEGIN;
    private long order;

    long now() {
        return now;
    }

    /** Seconds since the world began. */
    long seconds() {
        return (now - BEGIN) / Durations.SECOND;
    }

    void after(long micros, Runnable action) {
        planned.add(new Planned(now + micros, order, action));
        order++;
    }

    /** Repeats an action for ever. */
    void every(long micros, Runnable action) {
        after(micros, () -> {
            action.run();
            every(micros, action);
        });
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
