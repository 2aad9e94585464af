package io.crossbook.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What there is to export, in the snapshot of the database that the first question takes.
 *
 * @param system which database server it is, the same for its whole life and for its physical copies
 * @param schema version of the last migration
 * @param last ordering of the last event to export, 0 for none
 * @param events how many that are, from the journal's first on
 * @param whole whether that is all there is
 */
record ExportRange(
        String readAt, String system, String database, String schema, long last, long events, boolean whole) {
    // In the journal's order up to the first event that was written too late: what caused what stays together.
    private static final String FIND =
            """
            WITH bounds AS (
              SELECT least(?::bigint, coalesce(
                (SELECT min(ordering) - 1 FROM event_journal WHERE write_timestamp > ?::bigint), ?::bigint)) AS upto)
            SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS read_at,
                   (SELECT system_identifier FROM pg_control_system())::text AS system,
                   current_database() AS database,
                   (SELECT max(version::integer)::text FROM flyway_schema_history WHERE success) AS schema,
                   (SELECT coalesce(max(ordering), 0) FROM event_journal WHERE ordering <= upto) AS last,
                   (SELECT count(*) FROM event_journal WHERE ordering <= upto) AS events,
                   NOT EXISTS (SELECT 1 FROM event_journal WHERE ordering > upto) AS whole
            FROM bounds
            """;

    static ExportRange find(Connection connection, Until until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, until.ordering());
            statement.setLong(2, until.written());
            statement.setLong(3, Long.MAX_VALUE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ExportRange(
                        row.getString("read_at"),
                        row.getString("system"),
                        row.getString("database"),
                        row.getString("schema"),
                        row.getLong("last"),
                        row.getLong("events"),
                        row.getBoolean("whole"));
            }
        }
    }
}
