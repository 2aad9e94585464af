package io.crossbook.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inserts rows of tables beside the journal, many at once. */
final class RowLoader {
    private static final int BATCH = 500;

    private final Connection connection;
    private final List<String> waiting = new ArrayList<>(BATCH);
    private final Set<String> begun = new HashSet<>();
    private ExportedTables.Table table;
    private long count;

    RowLoader(Connection connection) {
        this.connection = connection;
    }

    /** Takes a row as JSON. */
    void add(ExportedTables.Table into, String row) throws SQLException {
        if (!into.equals(table) || waiting.size() == BATCH) {
            flush();
            begin(into);
        }
        waiting.add(row);
        count++;
    }

    private void begin(ExportedTables.Table next) throws SQLException {
        table = next;
        if (begun.add(next.name()) && next.seeded()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM " + next.name());
            }
        }
    }

    /** Inserts what waits. */
    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        String insert = "INSERT INTO " + table.name() + " SELECT * FROM jsonb_populate_recordset(NULL::" + table.name()
                + ", ?::jsonb)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, "[" + String.join(",", waiting) + "]");
            statement.execute();
        }
        waiting.clear();
    }

    /** How many rows it took. */
    long count() {
        return count;
    }
}
