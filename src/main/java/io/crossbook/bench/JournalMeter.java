package io.crossbook.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Tells what reached the journal between two moments. Rows of one transaction share their xmin. */
final class JournalMeter {
    private static final String MARK = "SELECT coalesce(max(ordering), 0) FROM event_journal";
    private static final String TOTALS =
            """
            SELECT count(*), count(DISTINCT xmin::text), coalesce(avg(octet_length(event_payload)), 0)::bigint
            FROM event_journal WHERE ordering > ? AND ordering <= ?
            """;
    private static final String BY_TYPE =
            """
            SELECT regexp_replace(event_ser_manifest, '.*[.$]', ''), count(*)
            FROM event_journal WHERE ordering > ? AND ordering <= ? GROUP BY 1
            """;

    private final DataSource database;

    JournalMeter(DataSource database) {
        this.database = database;
    }

    /** What was written: rows, transactions, average payload in bytes, and rows by type of event. */
    record Written(long rows, long commits, long payloadBytes, Map<String, Long> byType) {
        /** At least one, so that a ceiling can be measured with it. */
        int rowsPerCommit() {
            return (int) Math.max(1, Math.round((double) rows / Math.max(1, commits)));
        }
    }

    /** The highest number in the journal at this moment. */
    long mark() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Written between(long after, long upTo) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement totals = bound(connection.prepareStatement(TOTALS), after, upTo);
                PreparedStatement types = bound(connection.prepareStatement(BY_TYPE), after, upTo);
                ResultSet total = totals.executeQuery();
                ResultSet type = types.executeQuery()) {
            Map<String, Long> byType = new TreeMap<>();
            while (type.next()) {
                byType.put(type.getString(1), type.getLong(2));
            }
            total.next();
            return new Written(total.getLong(1), total.getLong(2), total.getLong(3), byType);
        }
    }

    private static PreparedStatement bound(PreparedStatement statement, long after, long upTo) throws SQLException {
        statement.setLong(1, after);
        statement.setLong(2, upTo);
        return statement;
    }
}
