package io.crossbook.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions whose access tokens must not work any more although they have not expired.
 *
 * <p>A logout on this node counts at once; one on another node after the next look into the database. While the
 * database is away the last list stands.
 */
final class Revocations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final Duration tokenLifetime;
    private final InstantSource clock;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "session-revocations");
        thread.setDaemon(true);
        return thread;
    });

    private Future<?> polling = CompletableFuture.completedFuture(null);

    Revocations(Sessions sessions, Duration tokenLifetime, InstantSource clock) {
        this.sessions = sessions;
        this.tokenLifetime = tokenLifetime;
        this.clock = clock;
    }

    void start() {
        refresh();
        polling = timer.scheduleWithFixedDelay(
                this::refreshOrWarn, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(String sessionId) {
        revoked.add(sessionId);
    }

    boolean contains(String sessionId) {
        return revoked.contains(sessionId);
    }

    /** Takes over the database's list and forgets sessions whose last access token has expired. */
    void refresh() {
        Set<String> before = Set.copyOf(revoked);
        Set<String> listed = sessions.revokedSince(clock.instant().minus(tokenLifetime.plus(PERIOD)));
        revoked.addAll(listed);
        before.stream().filter(session -> !listed.contains(session)).forEach(revoked::remove);
    }

    @Override
    public void close() {
        polling.cancel(true);
        timer.shutdownNow();
    }

    private void refreshOrWarn() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn("cannot read revoked sessions, the last list stands: {}", e.toString());
        }
    }
}
