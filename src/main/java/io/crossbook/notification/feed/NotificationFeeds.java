package io.crossbook.notification.feed;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import akka.projection.ProjectionBehavior;
import akka.projection.ProjectionId;
import akka.projection.javadsl.Handler;
import akka.projection.jdbc.javadsl.JdbcProjection;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.JournalFeed;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.PooledSession;
import io.crossbook.readside.Recorded;
import io.crossbook.sourcing.Slices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Starts the feeds, each as a few projections that are spread over the cluster. */
public final class NotificationFeeds {
    private static final int GROUP = 500;
    private static final Duration WITHIN = Duration.ofMillis(20);

    private final ActorSystem<?> system;
    private final DataSource database;
    private final Executor blocking;
    private final JournalTail tail;

    private NotificationFeeds(ActorSystem<?> system, DataSource database, JournalTail tail) {
        this.system = system;
        this.database = database;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        this.tail = tail;
    }

    /**
     * Starts all feeds.
     *
     * @param database the pool for projections
     * @param markets finds the definition of a market
     * @param tail of the journal, which all feeds of the node share
     */
    public static void init(
            ActorSystem<?> system,
            DataSource database,
            Inboxes inboxes,
            Function<String, CompletionStage<MarketDefinition>> markets,
            JournalTail tail) {
        var feeds = new NotificationFeeds(system, database, tail);
        Subjects subjects = new Subjects(database);
        MarketNames names = new MarketNames(markets);
        feeds.start("Wallet", 2, () -> new WalletFeed(subjects, names, inboxes, feeds.blocking));
        feeds.start("Market", 1, () -> new MarketFeed(subjects, names, inboxes, feeds.blocking));
        AlertFirings firings = new AlertFirings(names, inboxes);
        feeds.start("OrderBook", 2, () -> new AlertFeed(database, subjects, firings, feeds.blocking));
        feeds.start("Inbox", 1, () -> new WishFeed(database, subjects, firings, feeds.blocking));
    }

    /** Runs a feed of one kind of entity in so many instances, each over its share of the slices. */
    private void start(String kind, int instances, Supplier<Handler<List<Recorded>>> handler) {
        String name = "notification-" + kind;
        ShardedDaemonProcess.get(system)
                .init(
                        ProjectionBehavior.Command.class,
                        name,
                        instances,
                        index -> ProjectionBehavior.create(JdbcProjection.groupedWithinAsync(
                                        ProjectionId.of(name, index + "/" + instances),
                                        new JournalFeed(tail, tags(kind, index, instances)),
                                        () -> new PooledSession(database),
                                        handler,
                                        system)
                                .withGroup(GROUP, WITHIN)),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(ProjectionBehavior.stopMessage()));
    }

    private static List<String> tags(String kind, int index, int instances) {
        return IntStream.range(0, Slices.COUNT)
                .filter(slice -> slice % instances == index)
                .mapToObj(slice -> kind + "-" + slice)
                .toList();
    }
}
