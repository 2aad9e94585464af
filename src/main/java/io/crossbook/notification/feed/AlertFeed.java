package io.crossbook.notification.feed;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.notification.feed.Subjects.Watched;
import io.crossbook.readside.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Watches books for the price alerts that wait. Of books for which none waits it keeps nothing; when one is set, the
 * book's past is read from the journal first.
 */
final class AlertFeed extends Handler<List<Recorded>> {
    private final DataSource database;
    private final Subjects subjects;
    private final AlertFirings firings;
    private final Executor blocking;
    private final Map<String, MarketWatch> watches = new HashMap<>();

    AlertFeed(DataSource database, Subjects subjects, AlertFirings firings, Executor blocking) {
        this.database = database;
        this.subjects = subjects;
        this.firings = firings;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        return CompletableFuture.supplyAsync(() -> watch(events), blocking)
                .thenCompose(firings::report)
                .thenApply(done -> Done.getInstance());
    }

    private List<Firing> watch(List<Recorded> events) {
        Map<String, List<Recorded>> byMarket = events.stream()
                .collect(Collectors.groupingBy(Recorded::entityId, LinkedHashMap::new, Collectors.toList()));
        try {
            Map<String, List<Watched>> alerts = subjects.alerts(byMarket.keySet()).stream()
                    .collect(Collectors.groupingBy(watched -> watched.alert().marketId()));
            List<Firing> fired = new ArrayList<>();
            for (Map.Entry<String, List<Recorded>> market : byMarket.entrySet()) {
                List<Watched> waiting = alerts.get(market.getKey());
                if (waiting == null) {
                    watches.remove(market.getKey());
                } else {
                    fired.addAll(advance(market.getKey(), waiting, market.getValue()));
                }
            }
            return fired;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** A watch that failed half way is made anew. */
    private List<Firing> advance(String marketId, List<Watched> waiting, List<Recorded> events) throws SQLException {
        MarketWatch known = watches.remove(marketId);
        MarketWatch watch = known == null ? new MarketWatch(marketId) : known;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Firing> fired = watch.advance(connection, waiting, events);
            connection.rollback();
            watches.put(marketId, watch);
            return fired;
        }
    }
}
