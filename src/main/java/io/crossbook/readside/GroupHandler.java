package io.crossbook.readside;

import akka.projection.jdbc.javadsl.JdbcHandler;
import java.sql.SQLException;
import java.util.List;

/** Writes what a projection reads; made anew with nothing in memory whenever the projection starts again. */
final class GroupHandler extends JdbcHandler<List<Recorded>, PooledSession> {
    private final ViewGroup group;
    private final GroupWriter writer;
    private final Lag lag;

    GroupHandler(ViewGroup group, Lag lag) {
        this.group = group;
        this.writer = new GroupWriter(group);
        this.lag = lag;
    }

    @Override
    public void process(PooledSession session, List<Recorded> events) throws SQLException {
        writer.write(session.connection(), events);
        lag.applied(group, events);
    }
}
