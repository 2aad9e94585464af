package io.crossbook.sourcing;

import java.util.List;

/**
 * The state of one entity. It is mutable and owned by its actor alone; it counts its own events, so it knows its
 * sequence number and its last event time.
 *
 * <p>Beside what its events say, a state may hold hints: knowledge heard but not persisted (an acknowledgement, a
 * retry time). Hints are monotone and may be lost at any restart.
 */
public abstract class Aggregate {
    private long sequence;
    private long lastAt;

    /** Number of events this state was made from. */
    public final long sequence() {
        return sequence;
    }

    /** Event time of the last event in microseconds, 0 before the first. */
    public final long lastAt() {
        return lastAt;
    }

    /** Records one event: counts it, then lets it change the state. */
    public static <S extends Aggregate> void record(S state, Event<S> event) {
        Aggregate base = state;
        if (event.at() < base.lastAt) {
            throw new IllegalStateException("event time went back: " + event);
        }
        base.sequence++;
        base.lastAt = event.at();
        event.applyTo(state);
        base.tidy();
    }

    /** Continues from a snapshot. */
    protected final void resumeAt(long sequence, long lastAt) {
        this.sequence = sequence;
        this.lastAt = lastAt;
    }

    /** Forgets what event time has made forgettable; called after each event. */
    protected void tidy() {}

    /** About how many things a snapshot of this state holds. */
    public int weight() {
        return 0;
    }

    /** Messages that became due by what was just committed. */
    public abstract List<Outgoing> fresh(long now);

    /** Messages whose answer is overdue; called at recovery and while the entity is not quiet. */
    public abstract List<Outgoing> overdue(long now);

    /** How many messages that were first sent before this time (microseconds) nobody has answered yet. */
    public int unansweredSince(long before) {
        return 0;
    }

    /** Whether nothing is unresolved, so that this entity may sleep without anybody waiting for it. */
    public abstract boolean quiet();
}
