package io.crossbook.controls;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All switches of the exchange; those that nobody has set are open. */
public final class Switches extends Aggregate {
    private final Map<String, TradingSwitch> closed = new TreeMap<>();

    /** The switches as the snapshot store keeps them. */
    record Snapshot(long sequence, long lastAt, List<TradingSwitch> closed) implements Persisted {}

    Switches() {}

    static Switches of(Snapshot from) {
        Switches switches = new Switches();
        from.closed().forEach(switches::set);
        switches.resumeAt(from.sequence(), from.lastAt());
        return switches;
    }

    Snapshot snapshot() {
        return new Snapshot(sequence(), lastAt(), all());
    }

    private static String key(SwitchScope scope, String subject) {
        return scope + ":" + subject;
    }

    TradingSwitch find(SwitchScope scope, String subject) {
        TradingSwitch set = closed.get(key(scope, subject));
        return set == null ? new TradingSwitch(scope, subject, SwitchMode.OPEN, "", "", 0) : set;
    }

    void set(TradingSwitch given) {
        String key = key(given.scope(), given.subject());
        if (given.mode() == SwitchMode.OPEN) {
            closed.remove(key);
        } else {
            closed.put(key, given);
        }
    }

    List<TradingSwitch> all() {
        return List.copyOf(closed.values());
    }

    @Override
    public int weight() {
        return closed.size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return List.of();
    }

    @Override
    public List<Outgoing> overdue(long now) {
        return List.of();
    }

    @Override
    public boolean quiet() {
        return true;
    }
}
