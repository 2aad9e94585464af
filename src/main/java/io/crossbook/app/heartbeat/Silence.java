package io.crossbook.app.heartbeat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long no other node has beaten, by looking now and then. */
final class Silence {
    private final String self;
    private final Duration patience;
    private Optional<List<Beat>> last = Optional.empty();
    private long since;

    Silence(String self, Duration patience, long nanos) {
        this.self = self;
        this.patience = patience;
        this.since = nanos;
    }

    /**
     * Whether nobody else has beaten for longer than the patience, after one more look.
     *
     * @param now all rows; empty when they could not be read, which is no silence
     * @param nanos of a clock that only goes forward
     */
    boolean lasts(Optional<List<Beat>> now, long nanos) {
        boolean heard = now.isEmpty()
                || last.isEmpty()
                || !Beat.advanced(self, last.get(), now.get()).isEmpty();
        last = now;
        if (heard) {
            since = nanos;
        }
        return nanos - since > patience.toNanos();
    }
}
