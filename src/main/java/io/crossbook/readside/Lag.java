package io.crossbook.readside;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Measures how long after its event time an event is in the views of this node's projections. */
public final class Lag {
    /** Hears of each batch that was written, just before its commit. */
    @FunctionalInterface
    public interface Observer {
        /** Every event of the batch was in the views of this group after at most so many microseconds. */
        void applied(String group, int events, long atMostMicros);
    }

    private final LongSupplier clock;
    private final List<Observer> observers = new CopyOnWriteArrayList<>();

    /** Measures by a clock in microseconds since 1970. */
    public Lag(LongSupplier clock) {
        this.clock = clock;
    }

    /** Tells somebody more of every batch from now on. */
    public void observe(Observer observer) {
        observers.add(observer);
    }

    void applied(ViewGroup group, List<Recorded> events) {
        long oldest = events.stream().mapToLong(Recorded::at).min().orElseThrow();
        long lag = Math.max(0, clock.getAsLong() - oldest);
        observers.forEach(observer -> observer.applied(group.name(), events.size(), lag));
    }
}
