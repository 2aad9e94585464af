package io.crossbook.sourcing;

import java.util.List;
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

    /** The whole as watchers may see it; empty when nobody may watch entities of this kind. */
    default Optional<? extends Publication> image(S state, long committedAt) {
        return Optional.empty();
    }

    /**
     * What these events, all durable, changed for watchers.
     *
     * @param state after them
     * @param prevSeq sequence number before them
     * @param committedAt the node's clock in microseconds when they were known to be durable
     */
    default Optional<? extends Publication> delta(S state, List<E> events, long prevSeq, long committedAt) {
        return image(state, committedAt);
    }

    /** What became known without an event since watchers were last told, if that is for them. */
    default Optional<? extends Publication> heard(S state, long now) {
        return Optional.empty();
    }

    /** A command that time has made due (an expiry), if any. */
    default Optional<C> due(S state, long now) {
        return Optional.empty();
    }
}
