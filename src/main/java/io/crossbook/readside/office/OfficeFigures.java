package io.crossbook.readside.office;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is going on, counted.
 *
 * @param markets how many are in each status; those that are none are left out
 * @param waiting markets that wait for a person, the most urgent first, and only so many
 * @param events committed so far
 */
public record OfficeFigures(
        Map<MarketStatus, Long> markets, List<Waiting> waiting, Payments payments, Today today, long events) {
    private static final String MARKETS = "SELECT status, count(*) FROM read.markets GROUP BY status";

    private static final String WAITING =
            """
            SELECT market_id, event_name, name, status, created_at FROM read.markets
            WHERE status IN ('DISPUTED', 'PROPOSED', 'CLOSED', 'SUSPENDED', 'SETTLING')
            ORDER BY array_position(ARRAY['DISPUTED', 'PROPOSED', 'CLOSED', 'SUSPENDED', 'SETTLING'], status),
                     created_at, market_id
            LIMIT 50
            """;

    private static final String PAYMENTS =
            """
            SELECT (SELECT count(*) FROM read.deposits WHERE status = 'SUSPENDED'), count(*), coalesce(sum(amount), 0),
                   coalesce(min(at), 0)
            FROM read.withdrawals WHERE status = 'PENDING'
            """;

    private static final String TODAY =
            """
            SELECT count(*), coalesce(sum(orders_placed), 0), coalesce(sum(bets), 0), coalesce(sum(deposited), 0),
                   coalesce(sum(withdrawn), 0), coalesce(sum(commission), 0)
            FROM read.activity WHERE day = (clock_timestamp() AT TIME ZONE 'UTC')::date
            """;

    /** A market that waits for a person; created in microseconds since 1970. */
    public record Waiting(String marketId, String eventName, String name, MarketStatus status, long createdAt) {}

    /**
     * Money on its way; amounts in micros.
     *
     * @param oldestWithdrawal when its money was set aside, in microseconds since 1970, 0 without
     */
    public record Payments(long suspended, long withdrawals, long withdrawing, long oldestWithdrawal) {}

    /** Since midnight UTC; amounts in micros. A bet is one user's side of a match. */
    public record Today(long users, long orders, long bets, long deposited, long withdrawn, long commission) {}

    private record Count(MarketStatus status, long markets) {}

    /** Counts. */
    public static OfficeFigures of(Connection connection) throws SQLException {
        Map<MarketStatus, Long> markets = new EnumMap<>(MarketStatus.class);
        Rows.of(connection, MARKETS, row -> new Count(MarketStatus.valueOf(row.getString(1)), row.getLong(2)))
                .forEach(count -> markets.put(count.status(), count.markets()));
        List<Waiting> waiting = Rows.of(
                connection,
                WAITING,
                row -> new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        MarketStatus.valueOf(row.getString(4)),
                        row.getLong(5)));
        Payments payments = Rows.of(
                        connection,
                        PAYMENTS,
                        row -> new Payments(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .get(0);
        Today today = Rows.of(
                        connection,
                        TODAY,
                        row -> new Today(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                .get(0);
        return new OfficeFigures(markets, waiting, payments, today, JournalPages.head(connection));
    }
}
