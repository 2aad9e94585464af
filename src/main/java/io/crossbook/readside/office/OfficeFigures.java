package io.crossbook.readside.office;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Rows;
import io.crossbook.readside.Vitals.Placing;
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
 * @param placing of the slowest node
 * @param events committed so far
 */
public record OfficeFigures(
        Map<MarketStatus, Long> markets,
        List<Waiting> waiting,
        Payments payments,
        Today today,
        Turnover turnover,
        Placing placing,
        long events) {
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

    // Of a clock that moves during the query the planner finds no index.
    private static final String TODAY =
            """
            SELECT count(*), coalesce(sum(orders_placed), 0), coalesce(sum(bets), 0), coalesce(sum(deposited), 0),
                   coalesce(sum(withdrawn), 0), coalesce(sum(commission), 0)
            FROM read.activity WHERE day = (now() AT TIME ZONE 'UTC')::date
            """;

    private static final String TURNOVER =
            """
            SELECT coalesce(sum(value) FILTER (WHERE day = today), 0),
                   coalesce(sum(trades) FILTER (WHERE day = today), 0),
                   coalesce(sum(value) FILTER (WHERE day = today - 1), 0)
            FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS today) d
            LEFT JOIN read.turnover ON day IN (today, today - 1)
            """;

    private static final String PLACING =
            """
            SELECT coalesce(sum(placed), 0), coalesce(max(median_micros), 0), coalesce(max(p99_micros), 0)
            FROM node_figures WHERE at > clock_timestamp() - INTERVAL '1 minute'
            """;

    private static final String AT_RISK =
            """
            SELECT coalesce(sum(greatest(0, -(SELECT min(profit) FROM unnest(profit_if_outcome) AS profit))), 0)
            FROM read.positions WHERE status = 'OPEN'
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

    /** Matched money in micros, by days (UTC): what backers staked and buyers paid. */
    public record Turnover(long today, long trades, long yesterday) {}

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
        Turnover turnover = Rows.of(
                        connection, TURNOVER, row -> new Turnover(row.getLong(1), row.getLong(2), row.getLong(3)))
                .get(0);
        Placing placing = Rows.of(
                        connection, PLACING, row -> new Placing(row.getLong(1), row.getLong(2), row.getLong(3)))
                .get(0);
        return new OfficeFigures(markets, waiting, payments, today, turnover, placing, JournalPages.head(connection));
    }

    /**
     * What all users together can lose by their matched bets, in micros: of each position its worst outcome. Reads
     * every open position.
     */
    public static long atRisk(Connection connection) throws SQLException {
        return Rows.of(connection, AT_RISK, row -> row.getLong(1)).get(0);
    }
}
