package io.crossbook.invoicing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import akka.projection.ProjectionBehavior;
import akka.projection.ProjectionId;
import akka.projection.javadsl.Handler;
import akka.projection.jdbc.javadsl.JdbcProjection;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.Issuer;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.JournalFeed;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.PooledSession;
import io.crossbook.readside.Recorded;
import io.crossbook.sourcing.Slices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Starts what issues documents and tells of them, as projections that are spread over the cluster. */
public final class InvoicingFeeds {
    private static final int GROUP = 500;
    private static final Duration WITHIN = Duration.ofMillis(20);

    private final ActorSystem<?> system;
    private final DataSource database;
    private final Executor blocking;
    private final JournalTail tail;

    private InvoicingFeeds(ActorSystem<?> system, DataSource database, JournalTail tail) {
        this.system = system;
        this.database = database;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        this.tail = tail;
    }

    /**
     * Starts them.
     *
     * @param database the pool for projections
     * @param issuer whose documents are issued from now on
     * @param tail of the journal, which all feeds of the node share
     */
    public static void init(
            ActorSystem<?> system,
            DataSource database,
            DocumentRegister register,
            Inboxes inboxes,
            Issuer issuer,
            JournalTail tail) {
        var feeds = new InvoicingFeeds(system, database, tail);
        feeds.start("Wallet", 2, () -> new InvoiceFeed(database, register, issuer, feeds.blocking));
        feeds.start("DocumentSeries", 1, () -> new DocumentNotices(inboxes));
    }

    private void start(String kind, int instances, Supplier<Handler<List<Recorded>>> handler) {
        String name = "invoicing-" + kind;
        ShardedDaemonProcess.get(system)
                .init(
                        ProjectionBehavior.Command.class,
                        name,
                        instances,
                        index -> ProjectionBehavior.create(JdbcProjection.groupedWithinAsync(
                                        ProjectionId.of(name, index + "/" + instances),
                                        new JournalFeed(tail, slices(kind, index, instances)),
                                        () -> new PooledSession(database),
                                        handler,
                                        system)
                                .withGroup(GROUP, WITHIN)),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(ProjectionBehavior.stopMessage()));
    }

    private static List<String> slices(String kind, int index, int instances) {
        return Slices.tags(kind, index * Slices.COUNT / instances, (index + 1) * Slices.COUNT / instances);
    }
}
