package io.crossbook.readside;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import akka.persistence.query.Offset;
import akka.projection.Projection;
import akka.projection.ProjectionBehavior;
import akka.projection.ProjectionId;
import akka.projection.javadsl.SourceProvider;
import akka.projection.jdbc.javadsl.JdbcProjection;
import io.crossbook.readside.book.BookViews;
import io.crossbook.readside.deposit.DepositViews;
import io.crossbook.readside.document.DocumentViews;
import io.crossbook.readside.log.LogViews;
import io.crossbook.readside.market.MarketViews;
import io.crossbook.readside.wallet.WalletViews;
import io.crossbook.sourcing.Slices;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs the projections that keep the views, spread over the cluster: each instance follows some slices of a kind. */
public final class ReadSide {
    /** Every group of views. */
    public static final List<ViewGroup> GROUPS = List.of(
            WalletViews.GROUP,
            BookViews.GROUP,
            MarketViews.GROUP,
            DocumentViews.GROUP,
            DepositViews.GROUP,
            LogViews.GROUP);

    /** The nodes that run projections have this role. */
    static final String ROLE = "projection";

    private static final int BATCH = 2_000;

    private ReadSide() {}

    /** Starts this node's share. */
    public static void init(
            ActorSystem<?> system, ReadSideSettings settings, DataSource database, JournalTail tail, Lag lag) {
        Sweeper.init(system, settings.sweepInterval(), database);
        for (ViewGroup group : GROUPS) {
            ShardedDaemonProcess.get(system)
                    .init(
                            ProjectionBehavior.Command.class,
                            "views-" + group.name(),
                            settings.instances(),
                            index -> {
                                SourceProvider<Offset, Recorded> feed =
                                        new JournalFeed(tail, Slices.tags(group.kind(), index, settings.instances()));
                                return ProjectionBehavior.create(
                                        projection(system, group, settings, index, feed, database, lag));
                            },
                            akka.cluster.sharding.typed.ShardedDaemonProcessSettings.create(system),
                            Optional.of(ProjectionBehavior.stopMessage()));
        }
    }

    private static Projection<Recorded> projection(
            ActorSystem<?> system,
            ViewGroup group,
            ReadSideSettings settings,
            int index,
            SourceProvider<Offset, Recorded> feed,
            DataSource database,
            Lag lag) {
        return JdbcProjection.groupedWithin(
                        projectionId(group, settings.instances(), index),
                        feed,
                        () -> new PooledSession(database),
                        () -> new GroupHandler(group, lag),
                        system)
                .withGroup(BATCH, settings.gather());
    }

    /** The instance's name in the table of offsets; it says which slices are meant, so other settings begin anew. */
    static ProjectionId projectionId(ViewGroup group, int instances, int index) {
        return ProjectionId.of("views-" + group.name(), index + "/" + instances);
    }
}
