package io.crossbook.readside.book;

import io.crossbook.domain.matching.Side;
import io.crossbook.orderbook.OrderBookEvent.EffectsAcked;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Best prices, volume and last trade of each selection, as of the last event that can have changed them. */
final class BoardView implements View {
    private static final String UPSERT =
            """
            INSERT INTO board SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (market_id, selection) DO UPDATE SET
              buy_tick = excluded.buy_tick, buy_size = excluded.buy_size,
              sell_tick = excluded.sell_tick, sell_size = excluded.sell_size, last_tick = excluded.last_tick,
              traded = excluded.traded, trades = excluded.trades, changed_at = excluded.changed_at, seq = excluded.seq
            """;

    private record Change(BookFold book, long at, long seq) {}

    private final BookFolds folds;
    private final Map<String, Change> changed = new LinkedHashMap<>();

    BoardView(BookFolds folds) {
        this.folds = folds;
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public List<String> tables() {
        return List.of("board");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) {
        changed.clear();
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof EffectsAcked)) {
            changed.put(recorded.entityId(), new Change(folds.of(recorded), recorded.at(), recorded.seq()));
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(
                UPSERT, "text", "int", "int", "bigint", "int", "bigint", "int", "bigint", "bigint", "bigint", "bigint");
        changed.forEach((market, change) -> {
            BookFold book = change.book();
            for (int selection = 0; selection < book.selections(); selection++) {
                var buy = book.levels(selection, Side.BUY).lastEntry();
                var sell = book.levels(selection, Side.SELL).firstEntry();
                int last = book.lastTick(selection);
                upsert.add(
                        market,
                        selection,
                        buy == null ? null : buy.getKey(),
                        buy == null ? null : buy.getValue(),
                        sell == null ? null : sell.getKey(),
                        sell == null ? null : sell.getValue(),
                        last == 0 ? null : last,
                        book.traded(selection),
                        book.trades(selection),
                        change.at(),
                        change.seq());
            }
        });
        upsert.execute(connection);
        changed.clear();
    }
}
