package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the exchange is, as its database knows.
 *
 * @param nodes that said within a minute that they live, by address
 * @param events committed so far
 * @param lags of the views
 */
public record Vitals(List<Living> nodes, long events, List<GroupLag> lags) {
    private static final String NODES =
            """
            SELECT address, oldest, members, extract(epoch FROM clock_timestamp() - beaten_at) * 1000
            FROM node_heartbeat
            WHERE beaten_at > clock_timestamp() - INTERVAL '1 minute'
            ORDER BY address
            """;

    /**
     * A node.
     *
     * @param members how many nodes it sees in its cluster, itself included
     * @param silentMs milliseconds since it last said that it lives; once a second is usual
     */
    public record Living(String address, boolean isOldest, int members, long silentMs) {}

    /** Age in milliseconds of the oldest event that a group of views lacks, 0 when it lacks none. */
    public record GroupLag(String group, long lagMs) {}

    /** Reads them. */
    public static Vitals of(Connection connection) throws SQLException {
        List<Living> nodes = Rows.of(
                connection,
                NODES,
                row -> new Living(
                        row.getString(1), row.getString(1).equals(row.getString(2)), row.getInt(3), row.getLong(4)));
        long head = JournalPages.head(connection);
        List<GroupLag> lags = new ArrayList<>();
        for (ViewGroup group : ReadSide.GROUPS) {
            lags.add(new GroupLag(group.name(), Freshness.lagOfKind(connection, group, head)));
        }
        return new Vitals(nodes, head, lags);
    }
}
