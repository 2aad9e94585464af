package io.crossbook.recovery;

import io.crossbook.audit.AuditReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;

/**
 * Writes the journal and what else a restore needs to a file, out of one read-only snapshot of the database, row by
 * row.
 */
public final class Export {
    private static final int FETCH_ROWS = 2_000;
    private static final String EVENTS =
            "SELECT " + StoredEvent.COLUMNS + " FROM event_journal WHERE ordering BETWEEN ? AND ? ORDER BY ordering";

    private final Connection connection;
    private final ExportRange range;
    private final ExportEnd continued;

    /**
     * What was written.
     *
     * @param events in the file; rows of other tables
     * @param last ordering of the last event
     * @param hash with which the chain ends
     * @param report of the auditor on the whole journal up to there
     */
    public record Result(long events, long rows, long last, String hash, AuditReport report) {}

    private Export(Connection connection, ExportRange range, ExportEnd continued) {
        this.connection = connection;
        this.range = range;
        this.continued = continued;
    }

    /**
     * Takes the snapshot.
     *
     * @param connection used by nobody else, and closed by the caller
     * @param until where to end; the rest of the journal is left out
     * @param continued an earlier export of the same journal, after whose last event to begin; null for none
     */
    public static Export prepare(Connection connection, Until until, Path continued) throws SQLException {
        ExportEnd end = continued == null ? ExportEnd.NOTHING : ExportEnd.of(continued);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        Export export = new Export(connection, ExportRange.find(connection, until), end);
        if (end.last() > 0) {
            export.requireContinuation();
        }
        return export;
    }

    private void requireContinuation() throws SQLException {
        if (range.last() < continued.last()) {
            throw new ExportUnusable("The earlier export goes to event " + continued.last() + " already, and here is"
                    + " nothing beyond " + range.last() + " to export.");
        }
        try (PreparedStatement statement = events(continued.last(), continued.last());
                ResultSet row = statement.executeQuery()) {
            if (!row.next() || !Hashes.of(StoredEvent.of(row).payload()).equals(continued.payloadHash())) {
                throw new ExportUnusable("The earlier export ends with event " + continued.last()
                        + ", which is another one here: it is of another journal. Export without --from.");
            }
        }
    }

    /** How many events will be read. */
    public long size() {
        return range.events();
    }

    /**
     * Exports to a new file, which only its owner may read; once.
     *
     * @param progress hears after each event how many were read
     */
    public Result write(Path file, LongConsumer progress) throws SQLException {
        return SecretFile.write(file, out -> writeTo(out, progress));
    }

    private Result writeTo(OutputStream out, LongConsumer progress) throws IOException, SQLException {
        ExportWriter writer = ExportWriter.begin(out, range, continued);
        journal(writer, progress);
        for (ExportedTables.Table table : ExportedTables.CONTAINED) {
            if (range.whole() || !table.ofNow()) {
                rows(writer, table);
            }
        }
        return writer.end();
    }

    /** All events from the first, because sums are over all. */
    private void journal(ExportWriter writer, LongConsumer progress) throws IOException, SQLException {
        long read = 0;
        try (PreparedStatement statement = events(0, range.last());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                writer.event(StoredEvent.of(row));
                read++;
                progress.accept(read);
            }
        }
    }

    private PreparedStatement events(long from, long to) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(EVENTS);
        statement.setFetchSize(FETCH_ROWS);
        statement.setLong(1, from);
        statement.setLong(2, to);
        return statement;
    }

    private void rows(ExportWriter writer, ExportedTables.Table table) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery(table.query())) {
                while (row.next()) {
                    writer.row(table.name(), row.getString(1));
                }
            }
        }
    }
}
