package io.crossbook.sourcing;

import akka.persistence.typed.SnapshotAdapter;
import java.util.function.Consumer;

/** Turns an entity's state into the snapshot that is stored, and back. */
final class StoredState<S extends Aggregate> implements SnapshotAdapter<S> {
    private final EntitySpec<?, ?, S, ?> spec;
    private final String id;
    private final Consumer<S> restored;

    /** Hands each state that a snapshot was turned into to the last argument too. */
    StoredState(EntitySpec<?, ?, S, ?> spec, String id, Consumer<S> restored) {
        this.spec = spec;
        this.id = id;
        this.restored = restored;
    }

    @Override
    public Object toJournal(S state) {
        return spec.snapshot(state);
    }

    @Override
    public S fromJournal(Object from) {
        S state = spec.restore(id, (Persisted) from);
        restored.accept(state);
        return state;
    }
}
