package io.crossbook.readside.wallet;

import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.readside.Json;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user's orders as the wallet's events tell them. */
public final class OrderQueries {
    // An order that its wallet calls open may have come further in its book, so it is found whatever status is asked
    // for.
    private static final String COLUMNS =
            """
            SELECT user_id, client_order_id, market_id, terms, status, reason, size_matched, size_cancelled,
                   size_lapsed, size_voided, matched_value, seq, placed_at, updated_at, size
            FROM read.orders
            """;

    private static final String NEWEST_FIRST = COLUMNS
            + """
            WHERE user_id = ? AND (placed_at, client_order_id) < (?, ?)
              AND (?::text IS NULL OR market_id = ?)
              AND (?::text IS NULL OR status = ? OR status IN ('PENDING', 'DELAYED', 'OPEN'))
              AND placed_at >= ? AND placed_at < ?
            ORDER BY placed_at DESC, client_order_id DESC LIMIT ?
            """;

    private static final String ONE = COLUMNS + "WHERE user_id = ? AND client_order_id = ?";

    private static final String KNOWN =
            "SELECT client_order_id FROM read.orders WHERE user_id = ? AND client_order_id = ANY (?)";

    private static final String USERS_WITH_OPEN =
            """
            SELECT DISTINCT user_id FROM read.orders
            WHERE status IN ('PENDING', 'DELAYED', 'OPEN') AND (?::text IS NULL OR market_id = ?)
            """;

    /** Place of an order in the list; the list begins after {@link #START}. */
    public record Place(long placedAt, String clientOrderId) {
        public static final Place START = new Place(Long.MAX_VALUE, "");

        public static Place of(OrderView order) {
            return new Place(order.placedAt(), order.clientOrderId());
        }
    }

    /**
     * Which orders are wanted.
     *
     * @param status with this one, or not final; empty for all
     * @param from earliest time of placing in microseconds since 1970
     * @param until earliest time that is too late
     */
    public record Filter(Optional<OrderStatus> status, Optional<String> marketId, long from, long until) {}

    private OrderQueries() {}

    /** Users with orders that are not over, in one market or in any. */
    public static List<String> usersWithOpen(Connection connection, Optional<String> marketId) throws SQLException {
        String market = marketId.orElse(null);
        return Rows.of(connection, USERS_WITH_OPEN, row -> row.getString(1), market, market);
    }

    /** The first so many orders after a place, newest first. */
    public static List<OrderView> newestFirst(Connection connection, String userId, Filter filter, Place after, int max)
            throws SQLException {
        String market = filter.marketId().orElse(null);
        String status = filter.status().map(OrderStatus::name).orElse(null);
        return Rows.of(
                connection,
                NEWEST_FIRST,
                OrderQueries::order,
                userId,
                after.placedAt(),
                after.clientOrderId(),
                market,
                market,
                status,
                status,
                filter.from(),
                filter.until(),
                max);
    }

    /** An order of a user, however long ago; empty when there is none. */
    public static Optional<OrderView> one(Connection connection, String userId, String clientOrderId)
            throws SQLException {
        return Rows.of(connection, ONE, OrderQueries::order, userId, clientOrderId).stream()
                .findFirst();
    }

    /** Those of a user's orders that the rows know. */
    public static Set<String> known(Connection connection, String userId, List<String> clientOrderIds)
            throws SQLException {
        return Set.copyOf(Rows.of(
                connection,
                KNOWN,
                row -> row.getString(1),
                userId,
                connection.createArrayOf("text", clientOrderIds.toArray())));
    }

    private static OrderView order(ResultSet row) throws SQLException {
        long matched = row.getLong(7);
        long cancelled = row.getLong(8);
        long lapsed = row.getLong(9);
        long voided = row.getLong(10);
        return new OrderView(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Json.read(row.getString(4), OrderTerms.class),
                OrderStatus.valueOf(row.getString(5)),
                row.getString(6),
                matched,
                row.getLong(15) - matched - cancelled - lapsed - voided,
                cancelled,
                lapsed,
                voided,
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14));
    }
}
