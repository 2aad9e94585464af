package io.crossbook.sourcing.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Appends a batch in one round trip over one connection: a single call of append_journal, which is its own transaction.
 * After any failure that is not a row's fault the connection is dropped and the next batch opens a new one.
 */
final class PostgresSink implements JournalSink {
    private static final String APPEND = "SELECT append_journal(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int KNOWS_TRANSACTION_TIMEOUT = 17;
    private static final int MARGIN_MS = 500;

    private final int transactionTimeoutMs;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private Connection connection;
    private PreparedStatement append;

    PostgresSink(JournalSettings settings) {
        transactionTimeoutMs = settings.statementTimeoutMs() + MARGIN_MS;
        database.setUrl(settings.url());
        database.setUser(settings.user());
        database.setPassword(settings.password());
        database.setApplicationName("crossbook-journal");
        database.setConnectTimeout(settings.connectTimeoutS());
        database.setSocketTimeout(settings.socketTimeoutS());
        database.setTcpKeepAlive(true);
        database.setPrepareThreshold(1);
        database.setOptions("-c statement_timeout=" + settings.statementTimeoutMs() + " -c lock_timeout="
                + settings.lockTimeoutMs() + " -c synchronous_commit=on");
    }

    @Override
    public void append(List<JournalRow> rows) throws SQLException {
        try {
            if (connection == null) {
                connection = database.getConnection();
                limit(connection);
                append = connection.prepareStatement(APPEND);
            }
            bind(rows);
            append.execute();
        } catch (SQLException e) {
            if (!isRowFault(e)) {
                close();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * A statement's limit ends with the statement. Should the end of the transaction get lost on the way to the server,
     * it would keep the lock that every writer needs for as long as the server believes in the connection.
     */
    private void limit(Connection fresh) throws SQLException {
        if (fresh.getMetaData().getDatabaseMajorVersion() >= KNOWS_TRANSACTION_TIMEOUT) {
            try (Statement statement = fresh.createStatement()) {
                statement.execute("SET transaction_timeout = " + transactionTimeoutMs);
            }
        }
    }

    private void bind(List<JournalRow> rows) throws SQLException {
        array(1, "text", rows, JournalRow::persistenceId, new String[0]);
        array(2, "bigint", rows, JournalRow::sequenceNumber, new Long[0]);
        array(3, "text", rows, JournalRow::writer, new String[0]);
        array(4, "bigint", rows, JournalRow::writeTimestamp, new Long[0]);
        array(5, "text", rows, JournalRow::adapterManifest, new String[0]);
        array(6, "integer", rows, JournalRow::serializerId, new Integer[0]);
        array(7, "text", rows, JournalRow::serializerManifest, new String[0]);
        array(8, "bytea", rows, JournalRow::payload, new byte[0][]);
        array(9, "text", rows, JournalRow::tag, new String[0]);
    }

    private <T> void array(int position, String type, List<JournalRow> rows, Function<JournalRow, T> column, T[] empty)
            throws SQLException {
        append.setArray(
                position,
                connection.createArrayOf(
                        type, rows.stream().map(column).toList().toArray(empty)));
    }

    /** Class 22 is data that no column takes, class 23 a constraint such as the primary key. */
    static boolean isRowFault(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        append = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It is being thrown away because it is broken.
                return;
            }
        }
    }
}
