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
            SELECT n.address, n.oldest, n.members, extract(epoch FROM clock_timestamp() - n.beaten_at) * 1000,
                   coalesce(f.shards, 0), coalesce(f.entities, 0), coalesce(f.placed, 0),
                   coalesce(f.median_micros, 0), coalesce(f.p99_micros, 0)
            FROM node_heartbeat n
            LEFT JOIN node_figures f ON f.address = n.address AND f.at > clock_timestamp() - INTERVAL '1 minute'
            WHERE n.beaten_at > clock_timestamp() - INTERVAL '1 minute'
            ORDER BY n.address
            """;

    /**
     * A node.
     *
     * @param members how many nodes it sees in its cluster, itself included
     * @param silentMs milliseconds since it last said that it lives; once a second is usual
     * @param shards of all kinds that it hosts
     * @param entities that it has in memory
     * @param placing orders that clients had placed by it
     */
    public record Living(
            String address, boolean isOldest, int members, long silentMs, int shards, int entities, Placing placing) {}

    /** Orders placed within the last minute, and how long half and 99 of 100 took at most, in microseconds. */
    public record Placing(long orders, long medianMicros, long p99Micros) {}

    /** Age in milliseconds of the oldest event that a group of views lacks, 0 when it lacks none. */
    public record GroupLag(String group, long lagMs) {}

    /** Reads them. */
    public static Vitals of(Connection connection) throws SQLException {
        List<Living> nodes = Rows.of(
                connection,
                NODES,
                row -> new Living(
                        row.getString(1),
                        row.getString(1).equals(row.getString(2)),
                        row.getInt(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getInt(6),
                        new Placing(row.getLong(7), row.getLong(8), row.getLong(9))));
        long head = JournalPages.head(connection);
        List<GroupLag> lags = new ArrayList<>();
        for (ViewGroup group : ReadSide.GROUPS) {
            lags.add(new GroupLag(group.name(), Freshness.lagOfKind(connection, group, head)));
        }
        return new Vitals(nodes, head, lags);
    }
}
