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

/** What was traded in each market on each day (UTC, by event time), in money and in number. */
final class TurnoverView implements View {
    private static final String UPSERT =
            """
            INSERT INTO turnover AS t
            SELECT DATE '1970-01-01' + day, market_id, value, trades FROM unnest(?, ?, ?, ?)
              AS n (day, market_id, value, trades)
            ON CONFLICT (day, market_id) DO UPDATE SET
              value = t.value + excluded.value, trades = t.trades + excluded.trades
            """;

    private record Key(int day, String marketId) {}

    private static final class Traded {
        private long value;
        private long trades;
    }

    private final BookFolds folds;
    private final Map<Key, Traded> days = new LinkedHashMap<>();

    TurnoverView(BookFolds folds) {
        this.folds = folds;
    }

    @Override
    public String name() {
        return "turnover";
    }

    @Override
    public List<String> tables() {
        return List.of("turnover");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) {
        days.clear();
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof OrderAccepted accepted)
                || accepted.fills().isEmpty()) {
            return;
        }
        var rules = folds.of(recorded).terms().rules();
        int day = (int) TimeUnit.MICROSECONDS.toDays(accepted.at());
        Traded traded = days.computeIfAbsent(new Key(day, recorded.entityId()), none -> new Traded());
        for (Fill fill : accepted.fills()) {
            traded.value = Math.addExact(traded.value, rules.turnover(fill.tick(), fill.size()));
            traded.trades++;
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(UPSERT, "int", "text", "bigint", "bigint");
        days.forEach((key, traded) -> upsert.add(key.day(), key.marketId(), traded.value, traded.trades));
        upsert.execute(connection);
        days.clear();
    }
}
