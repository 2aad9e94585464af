package io.crossbook.notification.feed;

import akka.japi.function.Function;
import akka.projection.jdbc.JdbcSession;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection of the pool for the time of one transaction. */
final class Session implements JdbcSession {
    private final Connection connection;

    Session(DataSource database) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for a feed", e);
        }
    }

    @Override
    public <R> R withConnection(Function<Connection, R> use) throws Exception {
        return use.apply(connection);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
