package io.crossbook.app.meters;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.typed.Cluster;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the database what this node does, so that the office sees all nodes from any of them. */
public final class NodeFigures {
    /** Twelve of them are the minute that {@link RecentTimes} speaks of. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(NodeFigures.class);

    /** Its commit does not wait for the disk: in five seconds there is another. */
    private static final String WRITE =
            """
            WITH quick AS (SELECT set_config('synchronous_commit', 'off', true)),
            old AS (DELETE FROM node_figures WHERE at < clock_timestamp() - interval '1 day' AND address <> ?)
            INSERT INTO node_figures (address, at, shards, entities, placed, median_micros, p99_micros)
            SELECT ?, clock_timestamp(), ?, ?, ?, ?, ? FROM quick
            ON CONFLICT (address) DO UPDATE SET at = excluded.at, shards = excluded.shards,
            entities = excluded.entities, placed = excluded.placed, median_micros = excluded.median_micros,
            p99_micros = excluded.p99_micros
            """;

    private final String address;
    private final MeterRegistry registry;
    private final RecentTimes placing;
    private final DataSource database;
    private boolean failing;

    private NodeFigures(String address, MeterRegistry registry, RecentTimes placing, DataSource database) {
        this.address = address;
        this.registry = registry;
        this.placing = placing;
        this.database = database;
    }

    /** Writes from now on, until the actor system ends. */
    public static void start(
            ActorSystem<?> system, MeterRegistry registry, PlacementMeters placements, DataSource database) {
        String address = Cluster.get(system).selfMember().address().toString();
        NodeFigures figures = new NodeFigures(address, registry, placements.recent(), database);
        system.scheduler()
                .scheduleWithFixedDelay(
                        EVERY, EVERY, figures::write, system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    private synchronized void write() {
        RecentTimes.Summary placed = placing.endSpan();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, address);
            statement.setString(2, address);
            statement.setInt(3, sum("crossbook.shards"));
            statement.setInt(4, sum("crossbook.entities"));
            statement.setLong(5, placed.count());
            statement.setLong(6, placed.medianMicros());
            statement.setLong(7, placed.p99Micros());
            statement.executeUpdate();
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warn("this node cannot write what it does and goes on trying: {}", e.toString());
            }
            failing = true;
        }
    }

    private int sum(String gauges) {
        return (int) registry.find(gauges).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
