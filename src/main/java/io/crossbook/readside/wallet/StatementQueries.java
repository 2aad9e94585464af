package io.crossbook.readside.wallet;

import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A user's statement. */
public final class StatementQueries {
    private static final String OLDEST_FIRST =
            """
            SELECT seq, part, at, type, amount, balance_after, ref FROM read.statement
            WHERE user_id = ? AND (seq, part) > (?, ?) AND (?::text IS NULL OR type = ?) AND at >= ? AND at < ?
            ORDER BY seq, part LIMIT ?
            """;

    /** What changes a balance. */
    public enum Type {
        DEPOSIT,
        WITHDRAWAL,
        TRADE,
        CORRECTION,
        DISPUTE_BOND,
        DISPUTE_REWARD,
        FEE,
        SETTLEMENT,
        COMMISSION
    }

    /**
     * One change of a balance.
     *
     * @param seq of the wallet's event, which may have several parts
     * @param at microseconds since 1970
     * @param amount micros, negative when paid
     * @param ref payment reference, order or market
     */
    public record Line(long seq, int part, long at, String type, long amount, long balanceAfter, String ref) {}

    /** Place of a line in the list; the list begins after {@link #START}. */
    public record Place(long seq, int part) {
        public static final Place START = new Place(0, -1);

        public static Place of(Line line) {
            return new Place(line.seq(), line.part());
        }
    }

    /** Which lines are wanted: from a time in microseconds since 1970 up to but not including another. */
    public record Filter(Optional<Type> type, long from, long until) {}

    private StatementQueries() {}

    /** The first so many lines after a place, oldest first. */
    public static List<Line> oldestFirst(Connection connection, String userId, Filter filter, Place after, int max)
            throws SQLException {
        String type = filter.type().map(Type::name).orElse(null);
        return Rows.of(
                connection,
                OLDEST_FIRST,
                row -> new Line(
                        row.getLong(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)),
                userId,
                after.seq(),
                after.part(),
                type,
                type,
                filter.from(),
                filter.until(),
                max);
    }
}
