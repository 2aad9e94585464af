package io.crossbook.simulation;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Persisted;
import java.util.Optional;

/** A kind of entity as another specification has it, so that one thing of it can be different. */
class DelegatingSpec<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R>
        implements EntitySpec<C, E, S, R> {
    private final EntitySpec<C, E, S, R> honest;

    DelegatingSpec(EntitySpec<C, E, S, R> honest) {
        this.honest = honest;
    }

    @Override
    public String name() {
        return honest.name();
    }

    @Override
    public S empty(String id) {
        return honest.empty(id);
    }

    @Override
    public Persisted snapshot(S state) {
        return honest.snapshot(state);
    }

    @Override
    public S restore(String id, Persisted snapshot) {
        return honest.restore(id, snapshot);
    }

    @Override
    public R busy() {
        return honest.busy();
    }

    @Override
    public R failed() {
        return honest.failed();
    }

    @Override
    public int capacity() {
        return honest.capacity();
    }

    @Override
    public Optional<C> due(S state, long now) {
        return honest.due(state, now);
    }
}
