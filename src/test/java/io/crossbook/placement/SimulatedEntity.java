package io.crossbook.placement;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One entity's production core over a journal that is a list; a crash loses everything but the list. */
final class SimulatedEntity<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Consumer<Outgoing> network;
    private final List<E> journal = new ArrayList<>();
    private S state;
    private List<Persisted> samples = new ArrayList<>();

    SimulatedEntity(EntitySpec<C, E, S, R> spec, String id, Consumer<Outgoing> network) {
        this.spec = spec;
        this.id = id;
        this.network = network;
        this.state = spec.empty(id);
    }

    R tell(C command, long clock) {
        long now = Math.max(state.lastAt() + 1, clock);
        Decision<E, R> decision = command.decide(state, now);
        for (E event : decision.events()) {
            Aggregate.record(state, event);
            journal.add(event);
        }
        decision.outgoing().forEach(network);
        List<Outgoing> fresh = state.fresh(now);
        fresh.forEach(network);
        samples.add(command);
        samples.addAll(fresh);
        samples.addAll(decision.events());
        samples.addAll(decision.outgoing());
        samples.add((Persisted) decision.reply());
        return decision.reply();
    }

    /** Keeps every command, event, message and answer there. */
    void recordTo(List<Persisted> list) {
        samples = list;
    }

    Persisted snapshot() {
        return spec.snapshot(state);
    }

    void tick(long clock) {
        long now = Math.max(state.lastAt() + 1, clock);
        spec.due(state, now).ifPresent(command -> tell(command, clock));
        state.fresh(now).forEach(network);
        state.overdue(now).forEach(network);
    }

    /** Loses the command's answer and everything sent, after its events became durable. */
    void crashWhile(C command, long clock) {
        Decision<E, R> decision = command.decide(state, Math.max(state.lastAt() + 1, clock));
        journal.addAll(decision.events());
        crash();
    }

    void crash() {
        state = spec.empty(id);
        journal.forEach(event -> Aggregate.record(state, event));
    }

    /** The same as a crash, recovering from a snapshot taken now. */
    void crashAfterSnapshot() {
        state = spec.restore(id, spec.snapshot(state));
    }

    boolean quiet() {
        return state.quiet();
    }

    List<E> journal() {
        return journal;
    }
}
