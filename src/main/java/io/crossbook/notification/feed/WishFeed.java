package io.crossbook.notification.feed;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.notification.Category;
import io.crossbook.notification.InboxEvent;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Keeps the tables of what users wish and of the price alerts that wait, from the events of their inboxes. */
final class WishFeed extends Handler<List<Recorded>> {
    private final Subjects subjects;
    private final Executor blocking;

    WishFeed(Subjects subjects, Executor blocking) {
        this.subjects = subjects;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        return CompletableFuture.supplyAsync(() -> note(events), blocking);
    }

    private Done note(List<Recorded> events) {
        try {
            for (Recorded recorded : events) {
                note(recorded.entityId(), (InboxEvent) recorded.event());
            }
            return Done.getInstance();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
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
