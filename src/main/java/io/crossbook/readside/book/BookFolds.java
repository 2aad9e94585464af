package io.crossbook.readside.book;

import io.crossbook.readside.Recent;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The books that a batch deals with, for the views after it: told first, it is where the event has led. */
final class BookFolds implements View {
    private static final int REMEMBERED_MAX = 10_000;

    private final Recent<String, BookFold> books = new Recent<>(REMEMBERED_MAX);

    @Override
    public String name() {
        return "books";
    }

    /** It writes none. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        Map<String, Long> first = new HashMap<>();
        events.forEach(recorded -> first.putIfAbsent(recorded.entityId(), recorded.seq()));
        for (Map.Entry<String, Long> each : first.entrySet()) {
            BookFold known = books.get(each.getKey());
            if (known == null || known.seq() != each.getValue() - 1) {
                books.put(each.getKey(), BookFold.upTo(connection, each.getKey(), each.getValue() - 1));
            }
        }
    }

    @Override
    public void on(Recorded recorded) {
        of(recorded).apply(recorded);
    }

    /** The book after this event. */
    BookFold of(Recorded recorded) {
        return of(recorded.entityId());
    }

    BookFold of(String marketId) {
        return books.get(marketId);
    }

    @Override
    public void flush(Connection connection) {
        books.endBatch();
    }
}
