package io.crossbook.sourcing;

/**
 * A fact about one entity, stored for ever: fields may be added, never renamed or reused.
 *
 * @param <S> the state the event changes
 */
public interface Event<S> extends Persisted {
    /** Event time in microseconds since 1970, never decreasing along one entity's journal. */
    long at();

    /** Changes the state by this fact; throws {@link IllegalStateException} when the fact does not fit the state. */
    void applyTo(S state);
}
