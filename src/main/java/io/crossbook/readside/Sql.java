package io.crossbook.readside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement over many rows at once: its parameters are the columns of the rows, for {@code unnest}. */
public final class Sql {
    private final String statement;
    private final String[] types;
    private final List<List<Object>> columns = new ArrayList<>();

    /**
     * Begins with no rows.
     *
     * @param statement with one parameter for each column
     * @param types of the columns, as PostgreSQL names them
     */
    public Sql(String statement, String... types) {
        this.statement = statement;
        this.types = types.clone();
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    /** Adds a row; a value may be null. */
    public void add(Object... row) {
        if (row.length != types.length) {
            throw new IllegalArgumentException(row.length + " values for " + types.length + " columns");
        }
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(row[i]);
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return columns.get(0).isEmpty();
    }

    /** Sends all rows and forgets them; returns how many rows the database changed, 0 without asking when empty. */
    public int execute(Connection connection) throws SQLException {
        if (isEmpty()) {
            return 0;
        }
        try (PreparedStatement prepared = prepare(connection)) {
            return prepared.executeUpdate();
        }
    }

    /** The query with all rows as its parameters, which are forgotten; closed by the caller. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < types.length; i++) {
            List<Object> column = columns.get(i);
            prepared.setArray(i + 1, connection.createArrayOf(types[i], column.toArray(emptyOf(types[i]))));
            column.clear();
        }
        return prepared;
    }

    /** The driver sends arrays of these in binary form; of objects of any type it would write text. */
    private static Object[] emptyOf(String type) {
        return switch (type) {
            case "text" -> new String[0];
            case "int" -> new Integer[0];
            case "bigint" -> new Long[0];
            default -> new Object[0];
        };
    }

    /** Numbers as the text of a PostgreSQL array, for a column of arrays. */
    public static String array(List<Long> numbers) {
        StringBuilder text = new StringBuilder("{");
        for (Long number : numbers) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append(number);
        }
        return text.append('}').toString();
    }
}
