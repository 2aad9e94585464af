package io.crossbook.readside.market;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.Json;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The list of markets and their board. */
public final class MarketQueries {
    private static final String WANTED =
            """
            SELECT market_id, status, in_play, seq, created_at, updated_at, definition FROM read.markets
            WHERE (?::text IS NULL OR status = ?) AND (?::text IS NULL OR kind = ?)
              AND (?::boolean IS NULL OR (status IN ('SETTLED', 'VOIDED')) = ?) AND (?::text IS NULL OR event_name = ?)
              AND (position(lower(?) IN lower(name)) > 0 OR position(lower(?) IN lower(event_name)) > 0)
            """;

    private static final String OLDEST_FIRST =
            WANTED + "AND (created_at, market_id) > (?, ?) ORDER BY created_at, market_id LIMIT ?";

    private static final String NEWEST_FIRST =
            WANTED + "AND (created_at, market_id) < (?, ?) ORDER BY created_at DESC, market_id DESC LIMIT ?";

    private static final String BOARD =
            """
            SELECT market_id, selection, coalesce(buy_tick, 0), coalesce(buy_size, 0), coalesce(sell_tick, 0),
                   coalesce(sell_size, 0), coalesce(last_tick, 0), traded, seq
            FROM read.board WHERE market_id = ANY (?)
            ORDER BY market_id, selection
            """;

    /** Place of a market in the list; the list begins after {@link #START}, the newest first after {@link #END}. */
    public record Place(long createdAt, String marketId) {
        public static final Place START = new Place(-1, "");
        public static final Place END = new Place(Long.MAX_VALUE, "");

        public static Place of(Listed market) {
            return new Place(market.createdAt(), market.marketId());
        }
    }

    /**
     * Which markets are wanted.
     *
     * @param over whether they are settled or void
     * @param event the whole name of their event
     * @param words a part of the name of the market or its event, "" for any
     */
    public record Filter(
            Optional<MarketStatus> status,
            Optional<MarketKind> kind,
            Optional<Boolean> over,
            Optional<String> event,
            String words) {}

    /**
     * A market.
     *
     * @param seq of its last event, which is its version
     * @param createdAt microseconds since 1970
     */
    public record Listed(
            String marketId,
            MarketStatus status,
            boolean inPlay,
            long seq,
            long createdAt,
            long updatedAt,
            MarketDefinition definition) {}

    /** One selection of the board; ticks are 0 where there is nothing, sizes in hundredths. */
    public record Best(
            String marketId,
            int selection,
            int buyTick,
            long buySize,
            int sellTick,
            long sellSize,
            int lastTick,
            long traded,
            long seq) {}

    private MarketQueries() {}

    /** The first so many markets after a place, oldest first. */
    public static List<Listed> oldestFirst(Connection connection, Filter filter, Place after, int max)
            throws SQLException {
        return listed(connection, OLDEST_FIRST, filter, after, max);
    }

    /** The last so many markets before a place, newest first. */
    public static List<Listed> newestFirst(Connection connection, Filter filter, Place before, int max)
            throws SQLException {
        return listed(connection, NEWEST_FIRST, filter, before, max);
    }

    private static List<Listed> listed(Connection connection, String query, Filter filter, Place place, int max)
            throws SQLException {
        String status = filter.status().map(MarketStatus::name).orElse(null);
        String kind = filter.kind().map(MarketKind::name).orElse(null);
        Boolean over = filter.over().orElse(null);
        String event = filter.event().orElse(null);
        return Rows.of(
                connection,
                query,
                row -> new Listed(
                        row.getString(1),
                        MarketStatus.valueOf(row.getString(2)),
                        row.getBoolean(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        Json.read(row.getString(7), MarketDefinition.class)),
                status,
                status,
                kind,
                kind,
                over,
                over,
                event,
                event,
                filter.words(),
                filter.words(),
                place.createdAt(),
                place.marketId(),
                max);
    }

    /** The board of these markets, by market and selection; nothing for those whose book has not begun. */
    public static List<Best> board(Connection connection, List<String> marketIds) throws SQLException {
        return Rows.of(
                connection,
                BOARD,
                row -> new Best(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getLong(6),
                        row.getInt(7),
                        row.getLong(8),
                        row.getLong(9)),
                connection.createArrayOf("text", marketIds.toArray()));
    }
}
