package io.crossbook.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * How many journal rows a second this database takes when nothing else happens: real rows of this run, appended again
 * by the journal's own function to a table of the same shape and indexes, a given number of them in each transaction.
 */
final class RawCeiling {
    private static final String SAMPLE =
            """
            SELECT persistence_id, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest,
                   event_payload, tag
            FROM event_journal WHERE ordering > ? ORDER BY ordering LIMIT 4000
            """;
    private static final String APPEND = "SELECT append_journal(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String[] TYPES = {
        "text", "bigint", "text", "bigint", "text", "integer", "text", "bytea", "text"
    };
    private static final Map<String, Class<?>> CLASSES =
            Map.of("text", String.class, "bigint", Long.class, "integer", Integer.class, "bytea", byte[].class);
    /** Index of the sequence number among the columns. */
    private static final int SEQUENCE = 1;

    private final Scratch scratch;
    private final LongSupplier nanos;
    private final List<Object[]> sample = new ArrayList<>();
    private final Map<Object, Long> sequences = new HashMap<>();
    private int next;

    /** Takes its rows from the journal after this number; there must be some. */
    RawCeiling(DataSource database, Scratch scratch, LongSupplier nanos, long after) throws SQLException {
        this.scratch = scratch;
        this.nanos = nanos;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAMPLE)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sample.add(new Object[] {
                        row.getString(1),
                        0L,
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getBytes(7),
                        row.getString(8)
                    });
                }
            }
        }
        if (sample.isEmpty()) {
            throw new IllegalStateException("no row was written, so there is nothing to compare with");
        }
    }

    /** Rows a second with so many rows in each transaction. */
    long rowsPerSecond(int rowsPerCommit, Duration time) throws SQLException {
        try (Connection connection = scratch.connect();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            long start = nanos.getAsLong();
            long rows = 0;
            long took = 0;
            while (took < time.toNanos()) {
                bind(connection, append, rowsPerCommit);
                append.execute();
                rows += rowsPerCommit;
                took = nanos.getAsLong() - start;
            }
            return Rates.perSecond(rows, took);
        }
    }

    private void bind(Connection connection, PreparedStatement append, int rows) throws SQLException {
        Object[][] columns = new Object[TYPES.length][];
        for (int column = 0; column < TYPES.length; column++) {
            // The driver sends only arrays of the proper class in binary.
            columns[column] = (Object[]) java.lang.reflect.Array.newInstance(CLASSES.get(TYPES[column]), rows);
        }
        for (int i = 0; i < rows; i++) {
            Object[] row = sample.get(next++ % sample.size());
            for (int column = 0; column < TYPES.length; column++) {
                columns[column][i] = column == SEQUENCE ? sequences.merge(row[0], 1L, Long::sum) : row[column];
            }
        }
        for (int column = 0; column < TYPES.length; column++) {
            Array array = connection.createArrayOf(TYPES[column], columns[column]);
            append.setArray(column + 1, array);
        }
    }
}
