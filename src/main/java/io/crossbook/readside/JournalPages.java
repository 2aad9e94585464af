package io.crossbook.readside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads committed events. Commits become visible in the order of "ordering" (append_journal), so whoever has read up to
 * one has missed none below it.
 */
public final class JournalPages {
    private static final int ENTITY_FETCH_ROWS = 2_000;

    // One index range for each tag, so that neither other tags nor rows already read are looked at.
    private static final String BY_TAGS =
            """
            SELECT e.* FROM unnest(?) AS tags (name) CROSS JOIN LATERAL (
              SELECT ordering, persistence_id, sequence_number, write_timestamp, event_ser_id, event_ser_manifest,
                     event_payload
              FROM event_journal
              WHERE tag = tags.name AND ordering > ? AND ordering <= ?
              ORDER BY ordering LIMIT ?) e
            ORDER BY ordering LIMIT ?
            """;

    private static final String ALL =
            """
            SELECT ordering, persistence_id, sequence_number, write_timestamp, event_ser_id, event_ser_manifest,
                   event_payload, tag
            FROM event_journal WHERE ordering > ? ORDER BY ordering LIMIT ?
            """;

    private static final String OF_ENTITY =
            """
            SELECT ordering, persistence_id, sequence_number, write_timestamp, event_ser_id, event_ser_manifest,
                   event_payload
            FROM event_journal
            WHERE persistence_id = ? AND sequence_number >= ? AND sequence_number <= ?
            ORDER BY sequence_number
            """;

    private static final String NUMBERED =
            """
            SELECT ordering, persistence_id, sequence_number, write_timestamp, event_ser_id, event_ser_manifest,
                   event_payload
            FROM unnest(?, ?) AS wanted (persistence_id, sequence_number)
            JOIN event_journal USING (persistence_id, sequence_number)
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
                    events.add(new Recorded(row));
                }
            }
            return events;
        }
    }

    /** Hands over the first so many events after a place in the journal, whatever their tags, with their tags. */
    static void all(Connection connection, long after, int max, BiConsumer<String, Recorded> reader)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL)) {
            query.setLong(1, after);
            query.setInt(2, max);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.accept(row.getString(8), new Recorded(row));
                }
            }
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
                    reader.accept(new Recorded(row));
                }
            }
        }
    }

    /** The events of entities with these numbers, two lists of the same length, in no order. */
    public static List<Recorded> numbered(Connection connection, List<String> persistenceIds, List<Long> numbers)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NUMBERED)) {
            query.setArray(1, connection.createArrayOf("text", persistenceIds.toArray()));
            query.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            List<Recorded> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(new Recorded(row));
                }
            }
            return events;
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
}
