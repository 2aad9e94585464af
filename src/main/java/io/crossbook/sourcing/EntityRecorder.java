package io.crossbook.sourcing;

/** Hears what the shells of one kind of entity do on this node; called for each batch, so it must be cheap. */
public interface EntityRecorder {
    /** Hears nothing. */
    EntityRecorder NONE = new EntityRecorder() {};

    /** Why an entity stopped although nobody told it to. */
    enum Failure {
        /** The journal held another event with the same number: somebody else has continued the entity. */
        FENCED,
        /** The journal did not take its events, for any other reason; they may be there all the same. */
        JOURNAL,
        /** Its events could not be read. */
        RECOVERY,
        /** An event did not fit its state. */
        FAULT,
        /** A sender has seen events of it that it does not know. */
        OUTDATED
    }

    /** A point in time to measure from, in nanoseconds of a clock that only the recorder knows. */
    default long start() {
        return 0;
    }

    /** So many more entities are in memory, or fewer. */
    default void awake(int more) {}

    /** So many more commands wait in front of entities, or fewer. */
    default void waiting(int more) {}

    /** So many more messages have been unanswered for a minute, or fewer. */
    default void overdue(int more) {}

    /** A command was answered busy, because the queue was full or because it had waited too long. */
    default void refused() {}

    /** So many commands are decided together, the first of which has waited so many microseconds. */
    default void batch(int commands, long waitedMicros) {}

    /** So many events, 0 for none, are durable, whose write began at this {@link #start()}. */
    default void persisted(int events, long since) {}

    /** An entity has read its events, beginning at this {@link #start()}. */
    default void recovered(long since) {}

    default void failed(Failure why) {}
}
