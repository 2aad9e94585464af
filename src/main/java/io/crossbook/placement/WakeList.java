package io.crossbook.placement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * The entities that wrote to the journal and have not yet said that nothing in them is unresolved. The journal's
 * commits are in the order of their numbers, so everything up to the highest visible number has been seen.
 */
final class WakeList {
    private static final String LOCK = "SELECT ordering FROM wake_horizon FOR UPDATE";
    private static final String HORIZON = "SELECT coalesce(max(ordering), 0) FROM event_journal";
    private static final String ADD =
            """
            INSERT INTO wake_list (persistence_id)
            SELECT DISTINCT persistence_id FROM event_journal WHERE ordering > ? AND ordering <= ?
            ON CONFLICT DO NOTHING
            """;
    private static final String MOVE = "UPDATE wake_horizon SET ordering = ?";
    private static final String LIST = "SELECT persistence_id FROM wake_list ORDER BY persistence_id";
    private static final String REMOVE = "DELETE FROM wake_list WHERE persistence_id = ANY (?)";

    private final DataSource database;

    WakeList(DataSource database) {
        this.database = database;
    }

    /** Adds who wrote since the last call, and returns everybody on the list. */
    List<String> advance() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long from = number(connection, LOCK);
            long to = number(connection, HORIZON);
            if (to > from) {
                update(connection, ADD, from, to);
                update(connection, MOVE, to);
            }
            List<String> all = list(connection);
            connection.commit();
            return all;
        }
    }

    /** Takes the quiet ones off; whoever writes again comes back on. */
    void remove(Collection<String> persistenceIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            connection.setAutoCommit(true);
            statement.setArray(1, connection.createArrayOf("text", persistenceIds.toArray()));
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void update(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static List<String> list(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LIST);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
