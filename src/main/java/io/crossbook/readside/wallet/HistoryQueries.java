package io.crossbook.readside.wallet;

import io.crossbook.domain.matching.Side;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a user has bet, won and done. */
public final class HistoryQueries {
    private static final String BETS =
            """
            SELECT b.seq, b.part, b.market_id, b.client_order_id, o.selection, o.side, b.price, b.size, b.at,
                   b.settled_price
            FROM read.bets b JOIN read.orders o USING (user_id, client_order_id)
            WHERE b.user_id = ? AND (b.seq, b.part) < (?, ?) AND (?::text IS NULL OR b.market_id = ?)
              AND b.at >= ? AND b.at < ?
            ORDER BY b.seq DESC, b.part DESC LIMIT ?
            """;

    private static final String SETTLEMENTS =
            """
            SELECT seq, part, market_id, outcome, profit, commission, at FROM read.settlements
            WHERE user_id = ? AND (seq, part) < (?, ?) AND (?::text IS NULL OR market_id = ?)
              AND at >= ? AND at < ?
            ORDER BY seq DESC, part DESC LIMIT ?
            """;

    private static final String ENDED_POSITIONS =
            """
            SELECT p.market_id, p.status, s.profit, s.commission, p.updated_at
            FROM read.positions p CROSS JOIN LATERAL (
              SELECT coalesce(sum(profit), 0)::bigint AS profit, coalesce(sum(commission), 0)::bigint AS commission
              FROM read.settlements WHERE user_id = p.user_id AND market_id = p.market_id) s
            WHERE p.user_id = ? AND p.market_id > ? AND p.status <> 'OPEN'
            ORDER BY p.market_id LIMIT ?
            """;

    private static final String ACTIVITY =
            """
            SELECT day, orders_placed, orders_refused, bets, size_matched, deposited, withdrawn, markets_settled,
                   profit, commission, last_at
            FROM read.activity
            WHERE user_id = ? AND day < ? AND day >= ? AND day <= ?
            ORDER BY day DESC LIMIT ?
            """;

    /** Place of a row in a list that is newest first; the list begins after {@link #START}. */
    public record Place(long seq, int part) {
        public static final Place START = new Place(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Which rows are wanted: from a time in microseconds since 1970 up to but not including another. */
    public record Filter(Optional<String> marketId, long from, long until) {}

    /**
     * A match of an order; price 1e-4, size 1e-2, time in microseconds since 1970.
     *
     * @param settledPrice the price it counts with after runners have left, 0 when it is void, null as it was matched
     */
    public record Bet(
            long seq,
            int part,
            String marketId,
            String clientOrderId,
            int selection,
            Side side,
            long price,
            long size,
            long at,
            Long settledPrice) {}

    /** What a market came to; micros, outcome SETTLED or VOIDED. */
    public record Settlement(
            long seq, int part, String marketId, String outcome, long profit, long commission, long at) {}

    /** A market that is over for the user; micros, status SETTLED or VOIDED. */
    public record EndedPosition(String marketId, String status, long profit, long commission, long at) {}

    /** A day (UTC); money in micros, size in hundredths. */
    public record Day(
            LocalDate day,
            long ordersPlaced,
            long ordersRefused,
            long bets,
            long sizeMatched,
            long deposited,
            long withdrawn,
            long marketsSettled,
            long profit,
            long commission,
            long lastAt) {}

    private HistoryQueries() {}

    /** The first so many bets after a place, newest first. */
    public static List<Bet> bets(Connection connection, String userId, Filter filter, Place after, int max)
            throws SQLException {
        String market = filter.marketId().orElse(null);
        return Rows.of(
                connection,
                BETS,
                row -> new Bet(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        Side.valueOf(row.getString(6)),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getObject(10, Long.class)),
                userId,
                after.seq(),
                after.part(),
                market,
                market,
                filter.from(),
                filter.until(),
                max);
    }

    /** The first so many settlements after a place, newest first. */
    public static List<Settlement> settlements(
            Connection connection, String userId, Filter filter, Place after, int max) throws SQLException {
        String market = filter.marketId().orElse(null);
        return Rows.of(
                connection,
                SETTLEMENTS,
                row -> new Settlement(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                userId,
                after.seq(),
                after.part(),
                market,
                market,
                filter.from(),
                filter.until(),
                max);
    }

    /** The first so many markets after an id ("" for the start) that are over for the user, by id. */
    public static List<EndedPosition> endedPositions(Connection connection, String userId, String after, int max)
            throws SQLException {
        return Rows.of(
                connection,
                ENDED_POSITIONS,
                row -> new EndedPosition(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                userId,
                after,
                max);
    }

    /** The first so many days before one, newest first, from a day to another. */
    public static List<Day> activity(
            Connection connection, String userId, LocalDate before, LocalDate from, LocalDate to, int max)
            throws SQLException {
        return Rows.of(
                connection,
                ACTIVITY,
                row -> new Day(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11)),
                userId,
                before,
                from,
                to,
                max);
    }
}
