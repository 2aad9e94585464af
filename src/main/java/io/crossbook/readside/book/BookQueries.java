package io.crossbook.readside.book;

import io.crossbook.domain.matching.Side;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Trades, candles and past depth of a market's book. */
public final class BookQueries {
    private static final String TRADES =
            """
            SELECT seq, part, selection, price, size, taker, at FROM read.trades
            WHERE market_id = ? AND (seq, part) < (?, ?) AND (?::int IS NULL OR selection = ?) AND at >= ? AND at < ?
            ORDER BY seq DESC, part DESC LIMIT ?
            """;

    private static final String CANDLES =
            """
            SELECT selection, start, open, high, low, close, volume, trades, seq FROM read.candles
            WHERE market_id = ? AND seconds = ? AND (selection, start) > (?, ?) AND (?::int IS NULL OR selection = ?)
              AND start >= ? AND start < ?
            ORDER BY selection, start LIMIT ?
            """;

    private static final String DEPTH =
            """
            SELECT second, seq, levels FROM read.depth
            WHERE market_id = ? AND second > ? AND second >= ? AND second < ?
            ORDER BY second LIMIT ?
            """;

    /** Place of a trade in the list, newest first; the list begins after {@link #START}. */
    public record TradePlace(long seq, int part) {
        public static final TradePlace START = new TradePlace(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Place of a candle in the list; the list begins after {@link #START}. */
    public record CandlePlace(int selection, long start) {
        public static final CandlePlace START = new CandlePlace(-1, 0);
    }

    /**
     * Which rows are wanted.
     *
     * @param selection its index, null for all
     * @param from microseconds since 1970
     * @param until microseconds since 1970, itself too late
     */
    public record Filter(Integer selection, long from, long until) {}

    /** A trade; price 1e-4, size 1e-2, time in microseconds since 1970. */
    public record Trade(long seq, int part, int selection, long price, long size, Side taker, long at) {}

    /** What was traded in an interval that begins at a second since 1970; prices 1e-4, volume 1e-2. */
    public record Candle(
            int selection,
            long start,
            long open,
            long high,
            long low,
            long close,
            long volume,
            long trades,
            long seq) {}

    /** Size in hundredths resting at a tick. */
    public record DepthLevel(int selection, Side side, int tick, long size) {}

    /** A book at the end of a second since 1970: the best ten levels of each side, best first. */
    public record Depth(long second, long seq, List<DepthLevel> levels) {}

    private BookQueries() {}

    /** The first so many trades after a place, newest first. */
    public static List<Trade> trades(Connection connection, String marketId, Filter filter, TradePlace after, int max)
            throws SQLException {
        return Rows.of(
                connection,
                TRADES,
                row -> new Trade(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        Side.valueOf(row.getString(6)),
                        row.getLong(7)),
                marketId,
                after.seq(),
                after.part(),
                filter.selection(),
                filter.selection(),
                filter.from(),
                filter.until(),
                max);
    }

    /**
     * The first so many candles after a place, by selection and time.
     *
     * @param seconds length of the interval: 60, 300, 3600 or 86400
     */
    public static List<Candle> candles(
            Connection connection, String marketId, int seconds, Filter filter, CandlePlace after, int max)
            throws SQLException {
        return Rows.of(
                connection,
                CANDLES,
                row -> new Candle(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                marketId,
                seconds,
                after.selection(),
                after.start(),
                filter.selection(),
                filter.selection(),
                seconds(filter.from()),
                seconds(filter.until()),
                max);
    }

    /** The first so many seconds after one in which the book changed, oldest first. */
    public static List<Depth> depth(Connection connection, String marketId, Filter filter, long after, int max)
            throws SQLException {
        return Rows.of(
                connection,
                DEPTH,
                row -> new Depth(row.getLong(1), row.getLong(2), levels((Long[])
                        row.getArray(3).getArray())),
                marketId,
                after,
                seconds(filter.from()),
                seconds(filter.until()),
                max);
    }

    /** The first whole second that is not before a time. */
    private static long seconds(long micros) {
        return micros / 1_000_000 + (micros % 1_000_000 == 0 ? 0 : 1);
    }

    private static List<DepthLevel> levels(Long[] numbers) {
        List<DepthLevel> levels = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 4) {
            levels.add(new DepthLevel(
                    numbers[i].intValue(),
                    numbers[i + 1] == 0 ? Side.BUY : Side.SELL,
                    numbers[i + 2].intValue(),
                    numbers[i + 3]));
        }
        return levels;
    }
}
