package io.crossbook.app.meters;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Markets that are closed and wait for people: for a result, for its approval, or for the end of a dispute. */
public final class MarketMeters {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(MarketMeters.class);
    private static final List<String> WAITING = List.of("CLOSED", "PROPOSED", "DISPUTED");
    private static final String QUERY =
            """
            SELECT status, count(*), min(updated_at) FROM read.markets
            WHERE status IN ('CLOSED', 'PROPOSED', 'DISPUTED') AND kind <> 'SPOT' GROUP BY status
            """;

    private final DataSource database;
    private final LongSupplier clock;
    private volatile Map<String, Waiting> waiting = Map.of();
    private boolean failing;

    /** How many markets have a status, and event time in microseconds since which the longest has been as it is. */
    private record Waiting(long markets, long since) {}

    private MarketMeters(DataSource database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Looks at the list of markets now and then, because a scrape must not wait.
     *
     * @param clock microseconds since 1970
     */
    public static void bind(ActorSystem<?> system, MeterRegistry registry, DataSource database, LongSupplier clock) {
        MarketMeters meters = new MarketMeters(database, clock);
        for (String status : WAITING) {
            Gauge.builder("crossbook.markets.waiting", meters, seen -> seen.of(status)
                            .markets())
                    .description("Markets that wait for people, by status; stocks, which end without a result, apart")
                    .tag("status", status.toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
            Gauge.builder("crossbook.markets.waiting.seconds", meters, seen -> seen.seconds(status))
                    .description("How long the one of them has waited that was touched longest ago")
                    .tag("status", status.toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
        system.scheduler()
                .scheduleWithFixedDelay(
                        Duration.ZERO,
                        LOOK_EVERY,
                        meters::look,
                        system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    private Waiting of(String status) {
        return waiting.getOrDefault(status, new Waiting(0, 0));
    }

    private long seconds(String status) {
        Waiting some = of(status);
        return some.markets() == 0 ? 0 : TimeUnit.MICROSECONDS.toSeconds(Math.max(0, clock.getAsLong() - some.since()));
    }

    private synchronized void look() {
        Map<String, Waiting> seen = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                seen.put(row.getString(1), new Waiting(row.getLong(2), row.getLong(3)));
            }
            waiting = seen;
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warn("it is not known which markets wait: {}", e.toString());
            }
            failing = true;
        }
    }
}
