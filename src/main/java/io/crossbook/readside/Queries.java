package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Runs queries on views and journal on threads that may block, each in a transaction that sees one moment. A database
 * that does not answer fails the stage with {@link SQLException}.
 */
public final class Queries {
    private static final int HEAVY_MAX = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DataSource database;
    private final Executor blocking;
    private final LongSupplier clock;
    private final Semaphore heavy = new Semaphore(HEAVY_MAX);

    /** What is asked on a connection, which the caller of it gives back. */
    @FunctionalInterface
    public interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Asks this database.
     *
     * @param clock microseconds since 1970
     */
    public Queries(DataSource database, Executor blocking, LongSupplier clock) {
        this.database = database;
        this.blocking = blocking;
        this.clock = clock;
    }

    /** The present in microseconds since 1970. */
    public long now() {
        return clock.getAsLong();
    }

    /** Runs a query that ends soon. */
    public <T> CompletionStage<T> run(Query<T> query) {
        return CompletableFuture.supplyAsync(() -> answer(query), blocking);
    }

    /**
     * Runs a query that may take long, for instance one that replays a journal. Two of them run at once on a node; any
     * more are refused with {@link RejectedExecutionException}.
     */
    public <T> CompletionStage<T> runHeavy(Query<T> query) {
        if (!heavy.tryAcquire()) {
            return CompletableFuture.failedStage(new RejectedExecutionException("enough is being replayed"));
        }
        try {
            return run(query).whenComplete((answer, failure) -> heavy.release());
        } catch (RejectedExecutionException refused) {
            heavy.release();
            throw refused;
        }
    }

    /**
     * Asks the rows of one entity when they know every event that was committed before the call, or after a second if
     * they lag further behind.
     */
    public <T> CompletionStage<Reading<T>> caughtUp(ViewGroup group, String entityId, Query<T> query) {
        long deadline = clock.getAsLong() + TimeUnit.NANOSECONDS.toMicros(PATIENCE.toNanos());
        return run(connection -> Freshness.ofEntity(connection, group, entityId).head())
                .thenCompose(head -> onceKnown(group, entityId, head, deadline, query));
    }

    private <T> CompletionStage<Reading<T>> onceKnown(
            ViewGroup group, String entityId, long head, long deadline, Query<T> query) {
        CompletionStage<Reading<T>> reading = run(connection -> {
            Freshness known = Freshness.ofEntity(connection, group, entityId).freshness();
            boolean wait = known.seq() < head && clock.getAsLong() < deadline;
            return wait ? null : new Reading<>(query.on(connection), known);
        });
        return reading.thenCompose(found -> found == null
                ? later().thenCompose(now -> onceKnown(group, entityId, head, deadline, query))
                : CompletableFuture.completedFuture(found));
    }

    /** The same for rows of all entities of a kind. */
    public <T> CompletionStage<Reading<T>> caughtUp(ViewGroup group, Query<T> query) {
        long deadline = clock.getAsLong() + TimeUnit.NANOSECONDS.toMicros(PATIENCE.toNanos());
        return run(JournalPages::head).thenCompose(head -> onceKnown(group, head, deadline, query));
    }

    private <T> CompletionStage<Reading<T>> onceKnown(ViewGroup group, long head, long deadline, Query<T> query) {
        CompletionStage<Reading<T>> reading = run(connection -> {
            long lag = Freshness.lagOfKind(connection, group, head);
            boolean wait = lag > 0 && clock.getAsLong() < deadline;
            return wait ? null : new Reading<>(query.on(connection), new Freshness(0, 0, lag));
        });
        return reading.thenCompose(found -> found == null
                ? later().thenCompose(now -> onceKnown(group, head, deadline, query))
                : CompletableFuture.completedFuture(found));
    }

    private CompletionStage<Void> later() {
        Executor delayed = CompletableFuture.delayedExecutor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS, blocking);
        return CompletableFuture.runAsync(() -> {}, delayed);
    }

    private <T> T answer(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return query.on(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
