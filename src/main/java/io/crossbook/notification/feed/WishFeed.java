package io.crossbook.notification.feed;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.notification.Category;
import io.crossbook.notification.InboxEvent;
import io.crossbook.notification.feed.Subjects.Watched;
import io.crossbook.readside.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** Keeps the tables of what users wish and of the price alerts that wait, from the events of their inboxes. */
final class WishFeed extends Handler<List<Recorded>> {
    private final DataSource database;
    private final Subjects subjects;
    private final AlertFirings firings;
    private final Executor blocking;

    WishFeed(DataSource database, Subjects subjects, AlertFirings firings, Executor blocking) {
        this.database = database;
        this.subjects = subjects;
        this.firings = firings;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        return CompletableFuture.supplyAsync(() -> note(events), blocking)
                .thenCompose(firings::report)
                .thenApply(done -> Done.getInstance());
    }

    /** What fired between the setting of an alert and its row is found here, what comes later by {@link AlertFeed}. */
    private List<Firing> note(List<Recorded> events) {
        try {
            for (Recorded recorded : events) {
                note(recorded.entityId(), (InboxEvent) recorded.event());
            }
            return firedMeanwhile(events);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private List<Firing> firedMeanwhile(List<Recorded> events) throws SQLException {
        Map<String, List<Watched>> byMarket = new LinkedHashMap<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof InboxEvent.AlertSet set) {
                byMarket.computeIfAbsent(set.alert().marketId(), same -> new ArrayList<>())
                        .add(new Watched(recorded.entityId(), set.alert()));
            }
        }
        List<Firing> fired = new ArrayList<>();
        for (Map.Entry<String, List<Watched>> market : byMarket.entrySet()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                fired.addAll(MarketWatch.untilNow(connection, market.getKey(), market.getValue()));
                connection.rollback();
            }
        }
        return fired;
    }

    private void note(String userId, InboxEvent event) throws SQLException {
        if (event instanceof InboxEvent.PreferencesChanged changed) {
            Set<Category> wished = EnumSet.noneOf(Category.class);
            changed.preferences().wishes().forEach((category, channels) -> {
                if (category.defaults().isEmpty() && !channels.isEmpty()) {
                    wished.add(category);
                }
            });
            subjects.setWishes(userId, wished);
        } else if (event instanceof InboxEvent.AlertSet set) {
            subjects.setAlert(userId, set.alert());
        } else if (event instanceof InboxEvent.AlertRemoved removed) {
            subjects.endAlert(userId, removed.alertId());
        } else if (event instanceof InboxEvent.AlertFired fired) {
            subjects.endAlert(userId, fired.alertId());
        }
    }
}
