package io.crossbook.readside.book;

import io.crossbook.domain.matching.Fill;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Candles of one minute, five minutes, an hour and a day, by event time; none where nothing was traded. */
final class CandlesView implements View {
    private static final int[] SECONDS = {60, 300, 3_600, 86_400};

    private static final String UPSERT =
            """
            INSERT INTO candles AS c SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (market_id, selection, seconds, start) DO UPDATE SET
              high = greatest(c.high, excluded.high), low = least(c.low, excluded.low), close = excluded.close,
              volume = c.volume + excluded.volume, trades = c.trades + excluded.trades, seq = excluded.seq
            """;

    private record Key(String marketId, int selection, int seconds, long start) {}

    private static final class Candle {
        private final long open;
        private long high;
        private long low;
        private long close;
        private long volume;
        private long trades;
        private long seq;

        private Candle(long price) {
            open = price;
            high = price;
            low = price;
        }

        private void trade(long price, long size, long eventSeq) {
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
            volume += size;
            trades++;
            seq = eventSeq;
        }
    }

    private final BookFolds folds;
    private final Map<Key, Candle> candles = new LinkedHashMap<>();

    CandlesView(BookFolds folds) {
        this.folds = folds;
    }

    @Override
    public String name() {
        return "candles";
    }

    @Override
    public List<String> tables() {
        return List.of("candles");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) {
        candles.clear();
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof OrderAccepted accepted)) {
            return;
        }
        var ticks = folds.of(recorded).terms().rules().ticks();
        long second = TimeUnit.MICROSECONDS.toSeconds(accepted.at());
        for (Fill fill : accepted.fills()) {
            long price = ticks.price(fill.tick());
            for (int seconds : SECONDS) {
                Key key =
                        new Key(recorded.entityId(), accepted.terms().selection(), seconds, second - second % seconds);
                candles.computeIfAbsent(key, none -> new Candle(price)).trade(price, fill.size(), recorded.seq());
            }
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(
                UPSERT, "text", "int", "int", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint");
        candles.forEach((key, candle) -> upsert.add(
                key.marketId(),
                key.selection(),
                key.seconds(),
                key.start(),
                candle.open,
                candle.high,
                candle.low,
                candle.close,
                candle.volume,
                candle.trades,
                candle.seq));
        upsert.execute(connection);
        candles.clear();
    }
}
