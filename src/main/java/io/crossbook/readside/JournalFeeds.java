package io.crossbook.readside;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import akka.projection.ProjectionBehavior;
import akka.projection.ProjectionId;
import akka.projection.javadsl.Handler;
import akka.projection.jdbc.javadsl.JdbcProjection;
import io.crossbook.sourcing.Slices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs handlers that act on committed events outside the database, at least once each, spread over the cluster: each
 * instance follows some slices of a kind.
 */
public final class JournalFeeds {
    private static final int GROUP = 500;
    private static final Duration WITHIN = Duration.ofMillis(20);

    private final ActorSystem<?> system;
    private final DataSource database;
    private final JournalTail tail;

    /** Starts none yet; {@code database} keeps how far each has come. */
    public JournalFeeds(ActorSystem<?> system, DataSource database, JournalTail tail) {
        this.system = system;
        this.database = database;
        this.tail = tail;
    }

    /** Runs a handler for one kind of entity in so many instances, each made anew when it starts again. */
    public void start(String purpose, String kind, int instances, Supplier<Handler<List<Recorded>>> handler) {
        String name = purpose + "-" + kind;
        ShardedDaemonProcess.get(system)
                .init(
                        ProjectionBehavior.Command.class,
                        name,
                        instances,
                        index -> ProjectionBehavior.create(JdbcProjection.groupedWithinAsync(
                                        ProjectionId.of(name, index + " of " + instances),
                                        new JournalFeed(tail, Slices.tags(kind, index, instances)),
                                        () -> new PooledSession(database),
                                        handler,
                                        system)
                                .withGroup(GROUP, WITHIN)),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(ProjectionBehavior.stopMessage()));
    }
}
