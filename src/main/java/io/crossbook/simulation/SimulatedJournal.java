package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.sourcing.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The journal of all entities. As in the database, whoever commits an entity's event n + 1 first has written it, and
 * everybody else's n + 1 is refused; a writer may hear too late, wrongly, or not at all what became of its write.
 */
final class SimulatedJournal {
    private static final long FASTEST = 200;
    private static final long PATIENCE = 6 * Durations.SECOND;

    private final Schedule schedule;
    private final Weather weather;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<String, List<Event<?>>> byEntity = new HashMap<>();
    private final List<Consumer<JournalEntry>> readers = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();

    SimulatedJournal(Schedule schedule, Weather weather) {
        this.schedule = schedule;
        this.weather = weather;
    }

    /** From now on tells a reader of each event once it is durable. */
    void tell(Consumer<JournalEntry> reader) {
        readers.add(reader);
    }

    /** Everything durable, in the order of the commits. */
    List<JournalEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** An entity's durable events. */
    List<Event<?>> of(String persistenceId) {
        return Collections.unmodifiableList(byEntity.getOrDefault(persistenceId, List.of()));
    }

    long size(String persistenceId) {
        return of(persistenceId).size();
    }

    /** Writes events behind the one with this number, all or none; the writer hears in time whether it succeeded. */
    void write(
            String persistenceId, String writer, long after, List<? extends Event<?>> events, Consumer<Boolean> hears) {
        List<Event<?>> batch = List.copyOf(events);
        long latency = weather.strikes(Fault.WRITE_SLOW)
                ? weather.between(Durations.SECOND / 10, PATIENCE - 1)
                : weather.between(FASTEST, 20 * FASTEST);
        if (weather.strikes(Fault.WRITE_FAILED)) {
            schedule.after(latency, () -> hears.accept(false));
        } else if (weather.strikes(Fault.COMMIT_LATE)) {
            schedule.after(PATIENCE, () -> hears.accept(false));
            Runnable commit = once(() -> commit(persistenceId, writer, after, batch));
            late.add(commit);
            schedule.after(PATIENCE + weather.lateness(), commit);
        } else {
            boolean ambiguous = weather.strikes(Fault.COMMIT_AMBIGUOUS);
            schedule.after(latency, () -> hears.accept(commit(persistenceId, writer, after, batch) && !ambiguous));
        }
    }

    private Runnable once(Runnable action) {
        boolean[] done = {false};
        return () -> {
            if (!done[0]) {
                done[0] = true;
                action.run();
            }
        };
    }

    private boolean commit(String persistenceId, String writer, long after, List<Event<?>> events) {
        List<Event<?>> chain = byEntity.computeIfAbsent(persistenceId, same -> new ArrayList<>());
        if (chain.size() != after) {
            weather.count(Fault.KEY_CONFLICT);
            return false;
        }
        chain.addAll(events);
        for (int i = 0; i < events.size(); i++) {
            var entry = JournalEntry.of(persistenceId, after + 1 + i, writer, events.get(i));
            entries.add(entry);
            readers.forEach(reader -> reader.accept(entry));
        }
        return true;
    }

    /** Everything still on its way arrives now. */
    void settleDown() {
        late.forEach(Runnable::run);
        late.clear();
    }
}
