package io.crossbook.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings what exports hold into an empty database, in one transaction: all of it is there in the end, or nothing. The
 * journal is the same bit by bit, orderings included; the views and whatever else follows from it are not restored, but
 * make themselves anew.
 */
public final class Restore implements ExportReader.Listener {
    private static final String FOLLOW =
            "SELECT setval(pg_get_serial_sequence('event_journal', 'ordering'), greatest(max(ordering), 1),"
                    + " count(*) > 0) FROM event_journal";
    private static final String OTHERS =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """;

    private static final String VERSION = "SELECT max(version::integer) FROM flyway_schema_history WHERE success";

    private final CBORMapper cbor = new CBORMapper();
    private final EventReader reader = new EventReader();
    private final Audit audit = Audit.following();
    private final JournalLoader journal;
    private final RowLoader rows;
    private final LongConsumer progress;
    private long events;
    private JsonNode trailer;

    /**
     * What was restored.
     *
     * @param hash with which the chain of the files ends
     * @param report of the auditor on all events
     */
    public record Result(long events, long rows, String hash, AuditReport report) {}

    private Restore(Connection connection, LongConsumer progress) {
        journal = new JournalLoader(connection);
        rows = new RowLoader(connection);
        this.progress = progress;
    }

    /** Version of the schema that the last of these exports was made with; fails when it is no export. */
    public static String schema(List<Path> files) {
        return ExportReader.header(files.get(files.size() - 1)).path("schema").asText();
    }

    /** How many events these exports claim to hold. */
    public static long size(List<Path> files) {
        return ExportReader.header(files.get(files.size() - 1)).path("journal").asLong();
    }

    /** Fails unless the database holds nothing and nobody else is connected to it; one without tables is empty. */
    public static void requireEmpty(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, OTHERS) > 0) {
                throw new ExportUnusable(
                        "Somebody else is connected to the database. Stop every Crossbook that uses it.");
            }
            if (number(statement, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('event_journal')") == 0) {
                return;
            }
            long version = number(statement, VERSION);
            if (version > Long.parseLong(schema)) {
                throw new ExportUnusable("The database has schema " + version + " already, and the export is of schema "
                        + schema + ". Restore it into a database without tables.");
            }
            requireNoRows(statement);
        }
    }

    private static void requireNoRows(Statement statement) throws SQLException {
        boolean empty = number(statement, "SELECT count(*) FROM (SELECT 1 FROM event_journal LIMIT 1) e") == 0;
        for (ExportedTables.Table table : ExportedTables.CONTAINED) {
            boolean there =
                    number(statement, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('" + table.name() + "')")
                            > 0;
            empty &= table.seeded()
                    || !there
                    || number(statement, "SELECT count(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT 1) e") == 0;
        }
        if (!empty) {
            throw new ExportUnusable("The database is not empty. An export is restored into an empty one only: name"
                    + " another with --data or --database-url.");
        }
    }

    /** A column that this program does not know would be lost without a word. */
    private static void requireSchema(Statement statement, String schema) throws SQLException {
        long version = number(statement, VERSION);
        if (version != Long.parseLong(schema)) {
            throw new ExportUnusable("The export is of schema " + schema + ", and this program knows only " + version
                    + ". Restore it with the program that made it, or a newer one.");
        }
    }

    /**
     * Restores an export and those that continue it, in their order.
     *
     * @param connection to a database with the schema of the export and nothing in it
     * @param progress hears after each event how many were read
     */
    public static Result run(Connection connection, List<Path> files, LongConsumer progress) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE event_journal IN ACCESS EXCLUSIVE MODE");
            requireNoRows(statement);
            requireSchema(statement, schema(files));
            Restore restore = new Restore(connection, progress);
            String hash = ExportReader.read(files, restore);
            restore.journal.flush();
            restore.rows.flush();
            statement.execute(FOLLOW);
            AuditReport report = restore.requireTotals();
            statement.execute("ANALYZE event_journal");
            connection.commit();
            return new Result(restore.events, restore.rows.count(), hash, report);
        }
    }

    private AuditReport requireTotals() {
        AuditReport report = audit.report(0, false);
        if (!new ExportTotals(audit, report.figures()).areThoseOf(trailer)) {
            throw new ExportUnusable("The sums over the events are not those that the export states.");
        }
        return report;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void event(StoredEvent event, JsonNode line) throws SQLException, IOException {
        JsonNode said = line.required("event");
        // Compared as text: a number may be an int here and a long there.
        if (!said.isNull() && !cbor.readTree(event.payload()).toString().equals(said.toString())) {
            throw new IOException(event.persistenceId() + " " + event.sequence() + " does not say what it stores");
        }
        audit.see(event.entry(reader));
        journal.add(event);
        events++;
        progress.accept(events);
    }

    @Override
    public void row(String table, String row) throws SQLException {
        rows.add(ExportedTables.named(table), row);
    }

    @Override
    public void end(JsonNode last) {
        trailer = last;
    }
}
