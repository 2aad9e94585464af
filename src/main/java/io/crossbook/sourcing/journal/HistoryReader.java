package io.crossbook.sourcing.journal;

import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.Option;

/**
 * Reads the events of an entity that recovers together with the question how many there are, because most have few: the
 * journal asks the one and then the other. What was read is kept for that moment.
 */
final class HistoryReader {
    /** Events read with the question. */
    private static final int PAGE = 1000;
    /** Histories kept at most; more than ever recover at the same time, unless their recoveries failed. */
    private static final int KEPT = 256;

    private static final String PAGE_OF_EVENTS =
            """
            SELECT ordering, deleted, sequence_number, writer, write_timestamp, adapter_manifest, event_payload,
                   event_ser_id, event_ser_manifest
            FROM event_journal
            WHERE persistence_id = ? AND sequence_number >= ?
            ORDER BY sequence_number
            LIMIT ?
            """;

    private final Map<String, List<JournalAkkaSerializationRow>> kept = new LinkedHashMap<>();

    /** Events from a number on, as many as are read at once. */
    record Page(List<JournalAkkaSerializationRow> events) {
        boolean isEmpty() {
            return events.isEmpty();
        }

        /** Whether it says what the last event is: nothing follows, and something was there. */
        boolean isWhole() {
            return !events.isEmpty() && events.size() < PAGE;
        }

        long highest() {
            return events.get(events.size() - 1).sequenceNumber();
        }
    }

    static Page read(Connection connection, String persistenceId, long from) {
        try (PreparedStatement query = connection.prepareStatement(PAGE_OF_EVENTS)) {
            query.setString(1, persistenceId);
            query.setLong(2, from);
            query.setInt(3, PAGE);
            List<JournalAkkaSerializationRow> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found, persistenceId));
                }
            }
            return new Page(rows);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the events of " + persistenceId, e);
        }
    }

    private static JournalAkkaSerializationRow row(ResultSet found, String persistenceId) throws SQLException {
        return new JournalAkkaSerializationRow(
                found.getLong("ordering"),
                found.getBoolean("deleted"),
                persistenceId,
                found.getLong("sequence_number"),
                found.getString("writer"),
                found.getLong("write_timestamp"),
                found.getString("adapter_manifest"),
                found.getBytes("event_payload"),
                found.getInt("event_ser_id"),
                found.getString("event_ser_manifest"),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    /** Keeps a whole page for the replay that follows; there is none when it holds nothing beyond its first number. */
    synchronized void keep(String persistenceId, long from, Page page) {
        if (page.highest() > from) {
            kept.remove(persistenceId);
            kept.put(persistenceId, page.events());
            Iterator<String> oldest = kept.keySet().iterator();
            while (kept.size() > KEPT) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** What was kept of exactly these events, once; null when it has to be read. */
    List<JournalAkkaSerializationRow> take(String persistenceId, long from, long to) {
        List<JournalAkkaSerializationRow> events;
        synchronized (this) {
            events = kept.remove(persistenceId);
        }
        if (events == null) {
            return null;
        }
        List<JournalAkkaSerializationRow> asked = events.stream()
                .filter(event -> event.sequenceNumber() >= from && event.sequenceNumber() <= to)
                .toList();
        // Another recovery of the same entity may have read before the one that asks.
        return asked.size() == to - from + 1 ? asked : null;
    }
}
