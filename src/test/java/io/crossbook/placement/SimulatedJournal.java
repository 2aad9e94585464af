package io.crossbook.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One entity's events. As in the database, whoever writes number n + 1 first has written it; some write late. */
final class SimulatedJournal<E> {
    private record Late<E>(long after, List<E> events) {}

    private final List<E> events = new ArrayList<>();
    private final List<Late<E>> late = new ArrayList<>();

    List<E> events() {
        return events;
    }

    long size() {
        return events.size();
    }

    /** Writes behind the event with this number; false when somebody else has. */
    boolean append(long after, List<E> more) {
        return after == events.size() && events.addAll(more);
    }

    /** Leaves a write on its way after its writer has given it up. */
    void appendLate(long after, List<E> more) {
        late.add(new Late<>(after, more));
    }

    /** One of the writes on their way arrives; it may be too late for it. */
    void arrive(SplittableRandom random) {
        if (!late.isEmpty()) {
            Late<E> one = late.remove(random.nextInt(late.size()));
            append(one.after(), one.events());
        }
    }

    boolean isAnythingOnItsWay() {
        return !late.isEmpty();
    }
}
