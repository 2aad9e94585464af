package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each source has been taken, so that what comes again does nothing. Only the latest sources are kept; a source
 * that was forgotten may not bring anything as old as what was forgotten with it.
 */
final class Seen {
    private static final int KEPT = 256;

    private final LinkedHashMap<String, Source> bySource = new LinkedHashMap<>();
    private long floor;

    /** The number of a source's last event that was taken, and its time in microseconds. */
    record Source(String name, long seq, long at) implements Persisted {}

    void restore(List<Source> sources, long forgottenUpTo) {
        sources.forEach(source -> bySource.put(source.name(), source));
        floor = forgottenUpTo;
    }

    List<Source> sources() {
        return List.copyOf(bySource.values());
    }

    long floor() {
        return floor;
    }

    boolean contains(String name, Fact fact) {
        Source source = bySource.get(name);
        return source == null ? !fact.category().mandatory() && fact.at() <= floor : fact.seq() <= source.seq();
    }

    void take(String name, long seq, long at) {
        bySource.remove(name);
        bySource.put(name, new Source(name, seq, at));
        while (bySource.size() > KEPT) {
            Map.Entry<String, Source> oldest = bySource.entrySet().iterator().next();
            floor = Math.max(floor, oldest.getValue().at());
            bySource.remove(oldest.getKey());
        }
    }
}
