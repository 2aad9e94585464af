package io.crossbook.readside;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Measures how long after its event time an event is in the views, in microseconds; just before the commit. */
public final class Lag {
    private final LongSupplier clock;
    private final LongConsumer observer;

    /**
     * Measures by this clock.
     *
     * @param clock microseconds since 1970
     * @param observer is told the lag of the oldest event of each batch in microseconds
     */
    public Lag(LongSupplier clock, LongConsumer observer) {
        this.clock = clock;
        this.observer = observer;
    }

    LongSupplier clock() {
        return clock;
    }

    void applied(List<Recorded> events) {
        observer.accept(Math.max(0, clock.getAsLong() - events.get(0).at()));
    }
}
