package io.crossbook.sourcing;

import java.util.Optional;

/**
 * What the shared shell must know of one kind of entity.
 *
 * @param <C> commands, @param <E> events, @param <S> state, @param <R> replies
 */
public interface EntitySpec<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    /** Name of the kind, first part of the persistence id. */
    String name();

    /** A new state of the entity with this id, before its first event. */
    S empty(String id);

    /** An immutable copy of the state for the snapshot store. */
    Persisted snapshot(S state);

    /** The state a snapshot was taken of. */
    S restore(String id, Persisted snapshot);

    /** The answer to a command that found the queue full; the command changed nothing. */
    R busy();

    /** The answer to a command that a fault of ours keeps from being decided; the command changed nothing. */
    R failed();

    /** Commands that may wait; more are answered {@link #busy()}. */
    int capacity();

    /** A command that time has made due (an expiry), if any. */
    default Optional<C> due(S state, long now) {
        return Optional.empty();
    }
}
