package io.crossbook.readside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells a group of views each event exactly once, whatever its reader does: an event that an entity's progress already
 * covers is skipped, and what is missing before one is fetched from the journal. Rows and progress change in one
 * transaction, which is the caller's.
 */
final class GroupWriter {
    // Every statement finds its rows by a primary key; tables that have grown since they were last analysed would make
    // the planner read them whole instead.
    private static final String ENTER =
            """
            SELECT set_config('search_path', 'read, public', true), set_config('enable_seqscan', 'off', true),
                   set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   pg_advisory_xact_lock_shared(?)
            """;

    private static final String PROGRESS =
            """
            SELECT persistence_id, seq FROM read.progress
            WHERE view_group = ? AND persistence_id = ANY(?)
            ORDER BY persistence_id FOR UPDATE
            """;

    private static final String ADVANCE =
            """
            UPDATE read.progress p SET seq = n.seq, at = n.at
            FROM unnest(?, ?, ?, ?, ?) AS n (view_group, persistence_id, known, seq, at)
            WHERE p.view_group = n.view_group AND p.persistence_id = n.persistence_id AND p.seq = n.known
            """;

    private static final String BEGIN =
            """
            INSERT INTO read.progress (view_group, persistence_id, seq, at)
            SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    /** Of more entities the views are not remembered to have been told. */
    private static final int TOLD_MAX = 100_000;

    private final ViewGroup group;
    /** The last event of each entity that these views were told, whatever became of the transaction. */
    private final Map<String, Long> told = new HashMap<>();

    private List<View> views;

    GroupWriter(ViewGroup group) {
        this.group = group;
        this.views = group.views().get();
    }

    /** Events of this batch that had not been told before, and those missing before them; returns how many. */
    int write(Connection connection, List<Recorded> events) throws SQLException {
        enter(connection);
        Map<String, Long> known = progress(connection, events);
        if (told.size() > TOLD_MAX || remembersWrongly(events, known)) {
            forget();
        }
        Map<String, Recorded> last = new TreeMap<>();
        List<Recorded> news = News.of(
                events, known, last, (id, from, to, reader) -> JournalPages.ofEntity(connection, id, from, to, reader));
        if (news.isEmpty()) {
            return 0;
        }
        try {
            tell(connection, views, news);
            advance(connection, known, last.values());
        } catch (SQLException | RuntimeException e) {
            // What they gathered belongs to a transaction that will not be.
            forget();
            throw e;
        }
        last.forEach((id, recorded) -> told.put(id, recorded.seq()));
        return news.size();
    }

    /** Whether others wrote meanwhile, or our commit failed: what the views remember is then not in the tables. */
    private boolean remembersWrongly(List<Recorded> events, Map<String, Long> known) {
        return events.stream().map(Recorded::persistenceId).anyMatch(id -> {
            Long mine = told.get(id);
            return mine != null && !mine.equals(known.get(id));
        });
    }

    private void forget() {
        views = group.views().get();
        told.clear();
    }

    /** Tells views of events that come once each and in order. */
    static void tell(Connection connection, List<View> views, List<Recorded> events) throws SQLException {
        for (View view : views) {
            view.begin(connection, events);
        }
        for (Recorded recorded : events) {
            for (View view : views) {
                view.on(recorded);
            }
        }
        for (View view : views) {
            view.flush(connection);
        }
    }

    /** Names are of the live tables from here on, which nobody exchanges until the transaction ends. */
    private void enter(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setLong(1, group.lock());
            statement.execute();
        }
    }

    private Map<String, Long> progress(Connection connection, List<Recorded> events) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PROGRESS)) {
            query.setString(1, group.name());
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(Recorded::persistenceId)
                                    .distinct()
                                    .toArray()));
            Map<String, Long> known = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getLong(2));
                }
            }
            return known;
        }
    }

    /** Fails, and with it the transaction, when somebody else advanced an entity meanwhile. */
    private void advance(Connection connection, Map<String, Long> known, Collection<Recorded> last)
            throws SQLException {
        Sql begin = new Sql(BEGIN, "text", "text", "bigint", "bigint");
        Sql advance = new Sql(ADVANCE, "text", "text", "bigint", "bigint", "bigint");
        for (Recorded recorded : last) {
            Long before = known.get(recorded.persistenceId());
            if (before == null) {
                begin.add(group.name(), recorded.persistenceId(), recorded.seq(), recorded.at());
            } else {
                advance.add(group.name(), recorded.persistenceId(), before, recorded.seq(), recorded.at());
            }
        }
        if (begin.execute(connection) + advance.execute(connection) != last.size()) {
            throw new IllegalStateException("another writer of the views " + group.name() + " was faster");
        }
    }
}
