package io.crossbook.simulation;

import java.util.function.Consumer;

/** What happened in a world: a hash that is the same whenever the same seed runs, and lines for whom wants them. */
final class Chronicle {
    private final Schedule schedule;
    private final Consumer<String> lines;
    private long hash;

    /** {@code lines} takes a line for each thing that happened; null when nobody reads. */
    Chronicle(Schedule schedule, Consumer<String> lines) {
        this.schedule = schedule;
        this.lines = lines;
    }

    void note(String where, String what, Object detail) {
        hash = 31 * (31 * (31 * hash + schedule.now()) + where.hashCode()) + what.hashCode();
        if (lines != null) {
            long micros = schedule.now() % Durations.SECOND;
            lines.accept(String.format("%5d.%06d  %-14s %-10s %s", schedule.seconds(), micros, where, what, detail));
        }
    }

    long hash() {
        return hash;
    }
}
