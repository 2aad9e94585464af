package io.crossbook.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what was done to the exchange and what came of it, and puts it into one table. */
public final class ChaosReport {
    private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, String> impossible = new EnumMap<>(FaultKind.class);
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int rounds;

    /** A round begins. */
    public synchronized void round() {
        rounds++;
    }

    public synchronized int rounds() {
        return rounds;
    }

    /** A fault has really been injected. */
    public synchronized void count(FaultKind kind) {
        faults.merge(kind, 1, Integer::sum);
    }

    /** How often a kind was injected. */
    public synchronized int of(FaultKind kind) {
        return faults.getOrDefault(kind, 0);
    }

    /** A kind of fault cannot be injected here. */
    public synchronized void impossible(FaultKind kind, String why) {
        impossible.put(kind, why);
    }

    /** A line of the table. */
    public synchronized void figure(String name, long value) {
        figures.put(name, String.format(Locale.ROOT, "%,d", value));
    }

    /** A time as a line of the table. */
    public synchronized void seconds(String name, long nanos) {
        figures.put(name, String.format(Locale.ROOT, "%.1f s", nanos / (double) TimeUnit.SECONDS.toNanos(1)));
    }

    /** How long people waited after faults of a kind, in nanoseconds, sorted. */
    public synchronized void failovers(FaultKind kind, List<Long> sorted) {
        if (!sorted.isEmpty()) {
            seconds("failover after " + kind.text() + ", median", sorted.get((sorted.size() - 1) / 2));
            seconds("failover after " + kind.text() + ", longest", sorted.get(sorted.size() - 1));
        }
    }

    /** Something is not as it was promised. */
    public synchronized void difference(String text) {
        differences.add(text);
    }

    /** What is not as it was promised. */
    public synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /** The whole table. */
    public synchronized List<String> lines(long seed) {
        List<String> lines = new ArrayList<>();
        lines.add(row("seed", String.valueOf(seed)));
        lines.add(row("rounds", String.valueOf(rounds)));
        for (FaultKind kind : FaultKind.values()) {
            String why = impossible.get(kind);
            lines.add(row(kind.text(), why == null ? String.valueOf(of(kind)) : "not run: " + why));
        }
        figures.forEach((name, value) -> lines.add(row(name, value)));
        lines.add(row("differences", String.valueOf(differences.size())));
        return lines;
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-52s %14s", name, value);
    }
}
