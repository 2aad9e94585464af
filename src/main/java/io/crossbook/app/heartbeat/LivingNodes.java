package io.crossbook.app.heartbeat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether other nodes beat: a row says only that one did, a row that changes says that it does. */
final class LivingNodes {
    static final Duration YOUNG = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(LivingNodes.class);

    private final Beats beats;
    private final String self;

    LivingNodes(Beats beats, String self) {
        this.beats = beats;
        this.self = self;
    }

    /** Watches for at most this long; returns at once when nobody has beaten lately, or as soon as somebody does. */
    List<Beat> watch(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            List<Beat> before = beats.young(YOUNG);
            List<Beat> living = List.of();
            boolean anybody = before.stream().anyMatch(beat -> !beat.address().equals(self));
            while (anybody && living.isEmpty() && System.nanoTime() - end < 0) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                living = Beat.advanced(self, before, beats.young(YOUNG));
            }
            return living;
        } catch (SQLException e) {
            log.warn("whether other nodes are alive cannot be read: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** What has been written lately; empty when the database does not answer. */
    Optional<List<Beat>> look() {
        try {
            return Optional.of(beats.young(YOUNG));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
