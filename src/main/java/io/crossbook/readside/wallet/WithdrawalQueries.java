package io.crossbook.readside.wallet;

import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Withdrawals of all users that the payment provider has not decided yet. */
public final class WithdrawalQueries {
    private static final String OLDEST_FIRST =
            """
            SELECT w.user_id, u.username, w.client_ref, w.amount, w.at, coalesce(p.attempts, 0), p.at, p.word
            FROM (
              SELECT * FROM read.withdrawals WHERE status = 'PENDING' AND (at, user_id, client_ref) > (?, ?, ?)
              ORDER BY at, user_id, client_ref LIMIT ?) w
            LEFT JOIN users u ON u.id = w.user_id COLLATE "default"
            LEFT JOIN payout_attempts p ON p.user_id = w.user_id AND p.client_ref = w.client_ref
            ORDER BY w.at, w.user_id, w.client_ref
            """;

    private static final String ONE =
            """
            SELECT w.user_id, NULL, w.client_ref, w.amount, w.at, 0, NULL::bigint, NULL FROM read.withdrawals w
            WHERE w.status = 'PENDING' AND w.user_id = ? AND w.client_ref = ?
            """;

    /**
     * A withdrawal under way.
     *
     * @param username null when nobody has this id any more
     * @param amount micros
     * @param at when the money was set aside, in microseconds since 1970
     * @param attempts how often the provider left it open
     * @param word what it said the last time; null when it was never asked or has not answered yet
     * @param wordAt when that was, in microseconds since 1970, 0 without
     */
    public record Row(
            String userId,
            String username,
            String clientRef,
            long amount,
            long at,
            int attempts,
            long wordAt,
            String word) {}

    /** Place of a withdrawal in the list; the list begins after {@link #START}. */
    public record Place(long at, String userId, String clientRef) {
        public static final Place START = new Place(0, "", "");
    }

    private WithdrawalQueries() {}

    /** The first so many after a place, oldest first. */
    public static List<Row> oldestFirst(Connection connection, Place after, int max) throws SQLException {
        return Rows.of(
                connection, OLDEST_FIRST, WithdrawalQueries::row, after.at(), after.userId(), after.clientRef(), max);
    }

    /** One of a user by its reference, while it is under way. */
    public static Optional<Row> find(Connection connection, String userId, String clientRef) throws SQLException {
        return Rows.of(connection, ONE, WithdrawalQueries::row, userId, clientRef).stream()
                .findFirst();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getLong(7),
                row.getString(8));
    }
}
