package io.crossbook.readside;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the journal for events that a projection has passed without telling its views, and tells them. There should
 * never be any: this is for a commit that became visible later than its number allows. Before that it has views made
 * that are new. One runs in the cluster.
 */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    // Whoever wrote in the stretch, and has more events below its end than the views know of.
    private static final String MISSED =
            """
            SELECT j.persistence_id, coalesce(p.seq, 0), j.seq FROM (
              SELECT persistence_id, max(sequence_number) AS seq FROM event_journal
              WHERE tag = ANY(?) AND ordering > ? AND ordering <= ? GROUP BY persistence_id) j
            LEFT JOIN read.progress p ON p.view_group = ? AND p.persistence_id = j.persistence_id
            WHERE j.seq > coalesce(p.seq, 0)
            """;

    private enum Signal {
        ROUND
    }

    private record Missed(String persistenceId, long known, long seq) {}

    private final DataSource database;
    private final AtomicBoolean going = new AtomicBoolean();
    /** Behind this, everything has been looked at twice. */
    private final Map<String, Long> swept = new HashMap<>();

    private final Map<String, Long> sweptOnce = new HashMap<>();

    Sweeper(DataSource database) {
        this.database = database;
    }

    /** Starts it on one of the nodes. */
    public static void init(ActorSystem<?> system, Duration interval, DataSource database) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Behavior<Signal> behavior = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Sweeper sweeper = new Sweeper(database);
            timers.startTimerWithFixedDelay(Signal.ROUND, interval);
            return Behaviors.receive(Signal.class)
                    .onMessageEquals(Signal.ROUND, () -> {
                        sweeper.start(blocking).exceptionally(error -> {
                            LOG.warn("a search for missed events failed, next in {}", interval, error);
                            return null;
                        });
                        return Behaviors.same();
                    })
                    .build();
        }));
        ClusterSingleton.get(system)
                .init(SingletonActor.of(behavior, "sweeper")
                        .withSettings(ClusterSingletonSettings.create(system).withRole(ReadSide.ROLE)));
    }

    /** Starts a round, unless one still goes on: making a view takes its time. */
    private CompletableFuture<Void> start(Executor blocking) {
        if (!going.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                        () -> {
                            makeNewViews();
                            round();
                        },
                        blocking)
                .whenComplete((done, error) -> going.set(false));
    }

    private void makeNewViews() {
        try {
            NewViews.make(database);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Looks at what the projections have passed since the round before the last. */
    synchronized void round() {
        for (ViewGroup group : ReadSide.GROUPS) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                sweep(connection, group);
                connection.commit();
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        }
    }

    private void sweep(Connection connection, ViewGroup group) throws SQLException {
        for (Applied applied : Applied.of(connection, group)) {
            String key = group.name() + applied.tags();
            for (Missed missed : missed(connection, group, applied, swept.getOrDefault(key, 0L))) {
                LOG.warn(
                        "{} has events {} to {} that no view was told",
                        missed.persistenceId(),
                        missed.known() + 1,
                        missed.seq());
                tell(connection, group, missed);
            }
            swept.put(key, sweptOnce.getOrDefault(key, 0L));
            sweptOnce.put(key, applied.upTo());
        }
    }

    private static List<Missed> missed(Connection connection, ViewGroup group, Applied applied, long from)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MISSED)) {
            query.setArray(1, connection.createArrayOf("text", applied.tags().toArray()));
            query.setLong(2, from);
            query.setLong(3, applied.upTo());
            query.setString(4, group.name());
            List<Missed> missed = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    missed.add(new Missed(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
            return missed;
        }
    }

    private static void tell(Connection connection, ViewGroup group, Missed missed) throws SQLException {
        List<Recorded> events = new ArrayList<>();
        JournalPages.ofEntity(connection, missed.persistenceId(), missed.known() + 1, missed.seq(), events::add);
        new GroupWriter(group).write(connection, events);
    }
}
