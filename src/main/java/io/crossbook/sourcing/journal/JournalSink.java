package io.crossbook.sourcing.journal;

import java.sql.SQLException;
import java.util.List;

/** Where batches end up. */
interface JournalSink extends AutoCloseable {
    /** Stores all rows or none; an exception with SQLState 22 or 23 means that a row is at fault, none was stored. */
    void append(List<JournalRow> rows) throws SQLException;

    @Override
    void close();
}
