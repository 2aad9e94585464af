package io.crossbook.notification.feed;

import io.crossbook.notification.feed.Subjects.Watched;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.book.BookFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One market's book and the alerts that wait for something in it. */
final class MarketWatch {
    private final String marketId;
    private final Map<Watched, AlertCheck> checks = new HashMap<>();
    private BookFold book = new BookFold();

    MarketWatch(String marketId) {
        this.marketId = marketId;
    }

    /** Looks at the book's next events for these alerts; those that fire, now or already before, are returned. */
    List<Firing> advance(Connection connection, Collection<Watched> alerts, List<Recorded> events) throws SQLException {
        checks.keySet().retainAll(alerts);
        long before = events.get(0).seq() - 1;
        if (book.seq() < before) {
            checks.clear();
            book = new BookFold();
        }
        catchUp(connection, alerts, Math.max(before, book.seq()));
        for (Recorded recorded : events) {
            if (recorded.seq() > book.seq()) {
                book.apply(recorded);
                checks.values().forEach(check -> check.see(book, recorded));
            }
        }
        return fired(checks);
    }

    /** Alerts that were not watched yet are led through the book's past up to a number. */
    private void catchUp(Connection connection, Collection<Watched> alerts, long upTo) throws SQLException {
        Map<Watched, AlertCheck> unknown = new HashMap<>();
        alerts.stream()
                .filter(watched -> !checks.containsKey(watched))
                .forEach(watched -> unknown.put(watched, new AlertCheck(watched.alert())));
        if (!unknown.isEmpty() || book.seq() < upTo) {
            BookFold replayed = replay(connection, marketId, upTo, unknown.values());
            book = book.seq() < upTo ? replayed : book;
            checks.putAll(unknown);
        }
    }

    /** What fires among these alerts of one market up to the end of its book as it is now. */
    static List<Firing> untilNow(Connection connection, String marketId, Collection<Watched> alerts)
            throws SQLException {
        Map<Watched, AlertCheck> checks = new HashMap<>();
        alerts.forEach(watched -> checks.put(watched, new AlertCheck(watched.alert())));
        replay(connection, marketId, Long.MAX_VALUE, checks.values());
        return fired(checks);
    }

    private static BookFold replay(Connection connection, String marketId, long upTo, Collection<AlertCheck> checks)
            throws SQLException {
        BookFold book = new BookFold();
        JournalPages.ofEntity(connection, "OrderBook|" + marketId, 1, upTo, recorded -> {
            book.apply(recorded);
            checks.forEach(check -> check.see(book, recorded));
        });
        return book;
    }

    private static List<Firing> fired(Map<Watched, AlertCheck> checks) {
        List<Firing> fired = new ArrayList<>();
        checks.forEach((watched, check) -> {
            if (check.hasFired()) {
                fired.add(check.firing(watched.userId()));
            }
        });
        return fired;
    }
}
