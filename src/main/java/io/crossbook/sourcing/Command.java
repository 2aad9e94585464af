package io.crossbook.sourcing;

/**
 * A request to one entity. Deciding changes nothing durable: it names the events that would make it so.
 *
 * @param <S> the state it is decided on
 * @param <E> the entity's events
 * @param <R> the entity's replies
 */
public interface Command<S, E extends Event<S>, R> extends Persisted {
    /** Decides at event time {@code now} (microseconds, later than every recorded event). */
    Decision<E, R> decide(S state, long now);

    /**
     * A sequence number that the sender has seen in the entity's journal, 0 for none. An entity that is behind it works
     * on a state that somebody else has continued, and starts again.
     */
    default long seenSequence() {
        return 0;
    }

    /** Id of the one order this is about, for logs; null for none. */
    default String aboutOrder(String entityId) {
        return null;
    }
}
