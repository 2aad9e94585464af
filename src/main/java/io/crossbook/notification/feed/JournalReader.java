package io.crossbook.notification.feed;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.crossbook.sourcing.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads pages of the journal. What is visible is complete up to its highest number (append_journal). */
final class JournalReader {
    private static final String BY_TAG =
            """
            SELECT e.* FROM unnest(?) AS tags (tag) CROSS JOIN LATERAL (
              SELECT ordering, persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload
              FROM event_journal j WHERE j.tag = tags.tag AND ordering > ? AND ordering <= ?
              ORDER BY ordering LIMIT ?) AS e
            ORDER BY ordering LIMIT ?
            """;
    private static final String OF_ENTITY =
            """
            SELECT ordering, persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload
            FROM event_journal WHERE persistence_id = ? AND sequence_number > ? AND sequence_number <= ?
            ORDER BY sequence_number LIMIT ?
            """;
    private static final String HEAD = "SELECT coalesce(max(ordering), 0) FROM event_journal";

    private final DataSource database;
    private final Serialization serialization;

    JournalReader(DataSource database, ActorSystem<?> system) {
        this.database = database;
        this.serialization = SerializationExtension.get(system.classicSystem());
    }

    /** The highest number in the journal that is visible, 0 when it is empty. */
    long head() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The next events with any of these tags, in the order of the journal. */
    List<Recorded> byTag(List<String> tags, long after, long upTo, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_TAG)) {
            query.setArray(1, connection.createArrayOf("text", tags.toArray()));
            query.setLong(2, after);
            query.setLong(3, upTo);
            query.setInt(4, limit);
            query.setInt(5, limit);
            return events(query);
        }
    }

    /** The next events of one entity, up to a number of its own. */
    List<Recorded> ofEntity(String persistenceId, long after, long upTo, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OF_ENTITY)) {
            query.setString(1, persistenceId);
            query.setLong(2, after);
            query.setLong(3, upTo);
            query.setInt(4, limit);
            return events(query);
        }
    }

    private List<Recorded> events(PreparedStatement query) throws SQLException {
        List<Recorded> events = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Object event = serialization
                        .deserialize(row.getBytes(6), row.getInt(4), row.getString(5))
                        .get();
                events.add(new Recorded(row.getLong(1), row.getString(2), row.getLong(3), (Event<?>) event));
            }
        }
        return events;
    }
}
