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
            INSERT INTO wake_list AS listed (persistence_id, sequence_number)
            SELECT persistence_id, max(sequence_number) FROM event_journal WHERE ordering > ? AND ordering <= ?
            GROUP BY persistence_id
            ON CONFLICT (persistence_id) DO UPDATE
            SET sequence_number = greatest(listed.sequence_number, excluded.sequence_number)
            """;
    private static final String MOVE = "UPDATE wake_horizon SET ordering = ?";
    private static final String LIST = "SELECT persistence_id, sequence_number FROM wake_list ORDER BY 1";
    private static final String REMOVE =
            """
            DELETE FROM wake_list AS listed USING unnest(?, ?) AS quiet (persistence_id, sequence_number)
            WHERE listed.persistence_id = quiet.persistence_id AND listed.sequence_number <= quiet.sequence_number
            """;
    /** Events looked through in one transaction, so that a long list of them can't run into a time-out for ever. */
    private static final long STEP = 200_000;

    /** An entity and how far its journal had come. */
    record Listed(String persistenceId, long sequenceNumber) {}

    private final DataSource database;

    WakeList(DataSource database) {
        this.database = database;
    }

    /** Adds who wrote since the last call, and returns everybody on the list. */
    List<Listed> advance() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long horizon = number(connection, HORIZON);
            while (step(connection, horizon)) {
                connection.commit();
            }
            List<Listed> all = list(connection);
            connection.commit();
            return all;
        }
    }

    private static boolean step(Connection connection, long horizon) throws SQLException {
        long from = number(connection, LOCK);
        long to = Math.min(horizon, from + STEP);
        if (to <= from) {
            return false;
        }
        update(connection, ADD, from, to);
        update(connection, MOVE, to);
        return true;
    }

    /** Takes the quiet ones off that have not been written since; whoever writes again comes back on. */
    void remove(Collection<Listed> quiet) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            connection.setAutoCommit(true);
            Object[] ids = quiet.stream().map(Listed::persistenceId).toArray();
            Object[] numbers = quiet.stream().map(Listed::sequenceNumber).toArray();
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("bigint", numbers));
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

    private static List<Listed> list(Connection connection) throws SQLException {
        List<Listed> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LIST);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(new Listed(rows.getString(1), rows.getLong(2)));
            }
        }
        return all;
    }
}
