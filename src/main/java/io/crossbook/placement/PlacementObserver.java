package io.crossbook.placement;

import io.crossbook.sourcing.Outgoing;

/** Hears how the sagas of this node fare; called several times for each order, so it must be cheap. */
public interface PlacementObserver {
    /** Hears nothing. */
    PlacementObserver NONE = new PlacementObserver() {};

    /** Whom a saga asks. */
    enum Step {
        WALLET,
        BOOK
    }

    /** A point in time to measure from, in nanoseconds of a clock that only the observer knows. */
    default long start() {
        return 0;
    }

    /** It was answered by the wallet or the book, which it first asked at this {@link #start()}. */
    default void answered(Step step, long since) {}

    /** It asked again because nobody had answered. */
    default void repeated(Step step) {}

    /** Its caller was told this, having asked at this {@link #start()}. */
    default void ended(PlacementOutcome outcome, long since) {}

    /** An entity's message leaves this node's entity for another; the saga's own asks are not among them. */
    default void delivered(Outgoing message) {}
}
