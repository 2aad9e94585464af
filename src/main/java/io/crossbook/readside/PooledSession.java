package io.crossbook.readside;

import akka.japi.function.Function;
import akka.projection.jdbc.JdbcSession;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction of a projection, on a connection of a pool. */
public final class PooledSession implements JdbcSession {
    private final Connection connection;

    /** Takes a connection of the pool, which {@link #close} gives back. */
    public PooledSession(DataSource pool) {
        try {
            connection = pool.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for a projection", e);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public <R> R withConnection(Function<Connection, R> work) throws Exception {
        return work.apply(connection);
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
