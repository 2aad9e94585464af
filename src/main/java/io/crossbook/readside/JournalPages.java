package io.crossbook.readside;

import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads committed events. Commits become visible in the order of "ordering" (append_journal), so whoever has read up to
 * one has missed none below it.
 */
public final class JournalPages {
    private static final EventReader EVENTS = new EventReader();
    private static final int ENTITY_FETCH_ROWS = 2_000;

    // One index range for each tag, so that neither other tags nor rows already read are looked at.
    private static final String BY_TAGS =
            """
            SELECT e.* FROM unnest(?) AS tags (name) CROSS JOIN LATERAL (
              SELECT ordering, persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload
              FROM event_journal
              WHERE tag = tags.name AND ordering > ? AND ordering <= ?
              ORDER BY ordering LIMIT ?) e
            ORDER BY ordering LIMIT ?
            """;

    private static final String OF_ENTITY =
            """
            SELECT ordering, persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload
            FROM event_journal
            WHERE persistence_id = ? AND sequence_number >= ? AND sequence_number <= ?
            ORDER BY sequence_number
            """;

    private JournalPages() {}

    /** The first so many events of these tags with {@code after < ordering <= upTo}. */
    public static List<Recorded> byTags(Connection connection, List<String> tags, long after, long upTo, int max)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BY_TAGS)) {
            query.setArray(1, connection.createArrayOf("text", tags.toArray()));
            query.setLong(2, after);
            query.setLong(3, upTo);
            query.setInt(4, max);
            query.setInt(5, max);
            List<Recorded> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    /** Hands over the events of one entity from one number to another, both included, as far as there are any. */
    public static void ofEntity(
            Connection connection, String persistenceId, long from, long to, Consumer<Recorded> reader)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_ENTITY)) {
            query.setString(1, persistenceId);
            query.setLong(2, from);
            query.setLong(3, to);
            query.setFetchSize(ENTITY_FETCH_ROWS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.accept(event(row));
                }
            }
        }
    }

    /** The highest "ordering" that is visible, 0 in an empty journal. */
    public static long head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT max(ordering) FROM event_journal");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Recorded event(ResultSet row) throws SQLException {
        try {
            return new Recorded(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    EVENTS.read(row.getInt(4), row.getString(5), row.getBytes(6)));
        } catch (IOException e) {
            throw new SQLException("event " + row.getString(2) + " " + row.getLong(3) + " cannot be read", e);
        }
    }
}
