package io.crossbook.readside.deposit;

import io.crossbook.deposits.DepositStatus;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Transactions of the payment provider that brought money in. */
public final class DepositQueries {
    private static final String OLDEST_FIRST =
            """
            SELECT id, status, recipient, user_id, amount, currency, reason, decided_by, note, at FROM read.deposits
            WHERE status = ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?
            """;

    /**
     * A transaction.
     *
     * @param userId whose it is, null while that is not decided
     * @param amount in micros
     * @param reason why it waited for a person, null when it never did
     * @param decidedBy who decided, null without
     * @param note why it was decided so, null without
     * @param at when it was first heard of, in microseconds
     */
    public record Row(
            String id,
            DepositStatus status,
            String recipient,
            String userId,
            long amount,
            String currency,
            String reason,
            String decidedBy,
            String note,
            long at) {}

    /** Place of a transaction in the list; the list begins after {@link #START}. */
    public record Place(long at, String id) {
        public static final Place START = new Place(0, "");
    }

    private DepositQueries() {}

    /** The first so many of a status after a place, oldest first. */
    public static List<Row> oldestFirst(Connection connection, DepositStatus status, Place after, int max)
            throws SQLException {
        return Rows.of(connection, OLDEST_FIRST, DepositQueries::row, status.name(), after.at(), after.id(), max);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                DepositStatus.valueOf(row.getString("status")),
                row.getString("recipient"),
                row.getString("user_id"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getString("note"),
                row.getLong("at"));
    }
}
