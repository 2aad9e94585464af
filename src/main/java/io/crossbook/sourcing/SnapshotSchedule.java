package io.crossbook.sourcing;

/**
 * When an entity takes its next snapshot. It costs as much as the state is large, so the next one waits for as many
 * events as this one holds things: what snapshots write stays in proportion to what events write, and so does what a
 * recovery reads.
 */
final class SnapshotSchedule {
    private static final int EVERY = 1000;

    private final String id;
    private long next;

    SnapshotSchedule(String id) {
        this.id = id;
        this.next = distance(EVERY);
    }

    boolean isDue(long sequence) {
        return sequence >= next;
    }

    void putOff(Aggregate state) {
        next = state.sequence() + distance(Math.max(EVERY, state.weight()));
    }

    /** Up to a quarter more, by the entity's id: those that began together must not all take theirs together. */
    private long distance(long least) {
        return least + Math.floorMod(id.hashCode(), least / 4);
    }
}
