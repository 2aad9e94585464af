package io.crossbook.simulation;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One entity wherever it runs: mostly in one incarnation, in several while a dead one does not know that it is. */
final class SimulatedEntity<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    private final World world;
    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Supplier<Judge<C, E, S, R>> judges;
    private final Function<S, ?> essence;
    private final List<Incarnation<C, E, S, R>> incarnations = new ArrayList<>();
    private Incarnation<C, E, S, R> current;
    private Persisted snapshot;
    private long snapshotAt;
    private int writers;

    /**
     * An entity that runs nowhere yet.
     *
     * @param judges one for each state that an incarnation begins
     * @param essence what of a state must not depend on how it came about
     */
    SimulatedEntity(
            World world,
            EntitySpec<C, E, S, R> spec,
            String id,
            Supplier<Judge<C, E, S, R>> judges,
            Function<S, ?> essence) {
        this.world = world;
        this.spec = spec;
        this.id = id;
        this.judges = judges;
        this.essence = essence;
    }

    World world() {
        return world;
    }

    EntitySpec<C, E, S, R> spec() {
        return spec;
    }

    String id() {
        return id;
    }

    String persistenceId() {
        return spec.name() + "|" + id;
    }

    Judge<C, E, S, R> newJudge() {
        return judges.get();
    }

    /** Where it runs; starts it when it does not. */
    Machine machine() {
        return current().machine();
    }

    private Incarnation<C, E, S, R> current() {
        if (current == null || current.isDead()) {
            current = new Incarnation<>(this, world.anyMachine());
            incarnations.removeIf(Incarnation::isDead);
            incarnations.add(current);
        }
        return current;
    }

    /** Hands a command to whom the sender takes for the entity. */
    void tell(C command, Consumer<R> replyTo) {
        Incarnation<C, E, S, R> target = current();
        if (incarnations.size() > 1 && world.weather().strikes(Fault.STALE_ROUTE)) {
            target = incarnations.get(world.weather().below(incarnations.size()));
        }
        target.tell(command, replyTo);
    }

    /** The state as the journal has it, by way of a snapshot if there is one that can be read. */
    S recovered() {
        boolean unreadable = snapshot != null && world.weather().strikes(Fault.SNAPSHOT_UNREADABLE);
        return replayed(snapshot == null || unreadable ? spec.empty(id) : spec.restore(id, snapshot));
    }

    /** The state as the journal alone has it. */
    S replayed() {
        return replayed(spec.empty(id));
    }

    @SuppressWarnings("unchecked")
    private S replayed(S state) {
        List<Event<?>> events = world.journal().of(persistenceId());
        for (int i = (int) state.sequence(); i < events.size(); i++) {
            Aggregate.record(state, (E) events.get(i));
        }
        return state;
    }

    /** Takes a snapshot now and then; an older one never takes the place of a newer. */
    void snapshot(S state) {
        if (state.sequence() - snapshotAt >= world.snapshotEvery()
                && !world.weather().strikes(Fault.SNAPSHOT_FAILED)) {
            snapshot = spec.snapshot(state);
            snapshotAt = state.sequence();
            world.witness(snapshot);
        }
    }

    void write(String writer, long after, List<E> events, Runnable success, Runnable failure) {
        world.parts()
                .fence()
                .persist(
                        hears -> world.journal().write(persistenceId(), writer, after, events, hears),
                        success,
                        failure);
    }

    String nextWriter(Machine machine) {
        writers++;
        return machine.number() + "/" + writers;
    }

    /** An event that does not fit is a bug, unless the journal had gone on without whoever decided. */
    void requireOutdated(long base, IllegalStateException why) {
        if (base >= world.journal().size(persistenceId())) {
            throw new Violation(persistenceId() + " decided what does not fit its own state: " + why.getMessage());
        }
    }

    private void each(Consumer<Incarnation<C, E, S, R>> action) {
        List.copyOf(incarnations).forEach(action);
    }

    void crash(Machine machine) {
        each(one -> {
            if (one.machine() == machine) {
                one.die();
            }
        });
    }

    /** Whatever runs there stops for a while, and another machine takes over. */
    void pause(Machine machine) {
        each(one -> {
            if (one.machine() == machine) {
                one.pause();
                current = current == one ? null : current;
            }
        });
    }

    void resume(Machine machine) {
        each(one -> {
            if (one.machine() == machine) {
                one.resume();
            }
        });
    }

    /** Those that another has taken over from learn so. */
    void endZombies(Machine machine) {
        each(one -> {
            if (one.machine() == machine && one != current) {
                one.leave();
            }
        });
    }

    void passivate() {
        each(Incarnation::leave);
    }

    /** Who runs must stand where the journal says, and a snapshot must keep all that counts. */
    void requireReplayable() {
        S replayed = replayed();
        Object expected = essence.apply(replayed);
        require(expected, essence.apply(spec.restore(id, spec.snapshot(replayed))), "its snapshot");
        for (Incarnation<C, E, S, R> one : incarnations) {
            S live = one.isDead() ? null : one.state();
            if (live != null) {
                require(expected, essence.apply(live), "whoever runs it");
            }
        }
    }

    private void require(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new Violation(persistenceId() + ": " + what + " says " + found + ", its journal " + expected);
        }
    }

    /** Whether nothing is unresolved for whoever runs. */
    boolean quiet() {
        return incarnations.stream()
                .noneMatch(one ->
                        !one.isDead() && one.state() != null && !one.state().quiet());
    }
}
