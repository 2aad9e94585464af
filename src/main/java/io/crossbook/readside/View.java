package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows made from the events of one kind of entity. It is told each event once, each entity's in order and without a
 * gap, in batches of one transaction each. Statements name tables without a schema (see {@code V6__read_side.sql}), and
 * what is in memory is given up with the instance when a transaction fails.
 */
public interface View {
    /** The name by which it is rebuilt. */
    String name();

    /** The tables that it alone writes. */
    List<String> tables();

    /** A batch begins: the moment to read the rows that it will change. */
    default void begin(Connection connection, List<Recorded> events) throws SQLException {}

    /** The next event of the batch. */
    void on(Recorded recorded);

    /** The batch ends: writes what it came to. */
    void flush(Connection connection) throws SQLException;
}
