package io.crossbook.audit;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One entity's production core that writes into a journal it shares with others; a crash loses all but that. */
final class RecordedEntity<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final List<JournalEntry> journal;
    private final Consumer<Outgoing> network;
    private final List<E> own = new ArrayList<>();
    private S state;
    private int incarnation = 1;

    RecordedEntity(EntitySpec<C, E, S, R> spec, String id, List<JournalEntry> journal, Consumer<Outgoing> network) {
        this.spec = spec;
        this.id = id;
        this.journal = journal;
        this.network = network;
        state = spec.empty(id);
    }

    R tell(C command, long clock) {
        long now = Math.max(state.lastAt() + 1, clock);
        Decision<E, R> decision = command.decide(state, now);
        for (E event : decision.events()) {
            Aggregate.record(state, event);
            own.add(event);
            journal.add(JournalEntry.of(spec.name() + "|" + id, own.size(), id + "-" + incarnation, event));
        }
        decision.outgoing().forEach(network);
        state.fresh(now).forEach(network);
        return decision.reply();
    }

    void tick(long clock) {
        long now = Math.max(state.lastAt() + 1, clock);
        spec.due(state, now).ifPresent(command -> tell(command, clock));
        state.fresh(now).forEach(network);
        state.overdue(now).forEach(network);
    }

    void crash() {
        incarnation++;
        state = spec.empty(id);
        own.forEach(event -> Aggregate.record(state, event));
    }

    boolean quiet() {
        return state.quiet();
    }
}
