package io.crossbook.readside.book;

import io.crossbook.domain.matching.Side;
import io.crossbook.orderbook.OrderBookEvent.EffectsAcked;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The best ten levels of each side at the end of each second in which the book can have changed. */
final class DepthView implements View {
    private static final int LEVELS = 10;

    private static final String UPSERT =
            """
            INSERT INTO depth
            SELECT market_id, second, seq, levels::bigint[]
            FROM unnest(?, ?, ?, ?) AS n (market_id, second, seq, levels)
            ON CONFLICT (market_id, second) DO UPDATE SET seq = excluded.seq, levels = excluded.levels
            """;

    private record Moment(long second, long seq) {}

    private final BookFolds folds;
    private final Map<String, Moment> last = new LinkedHashMap<>();
    private final Sql rows = new Sql(UPSERT, "text", "bigint", "bigint", "text");

    DepthView(BookFolds folds) {
        this.folds = folds;
    }

    @Override
    public String name() {
        return "depth";
    }

    @Override
    public List<String> tables() {
        return List.of("depth");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) {
        last.clear();
    }

    /** It is told before the book, which is therefore still where the last second ended when a new one begins. */
    @Override
    public void on(Recorded recorded) {
        if (recorded.event() instanceof EffectsAcked) {
            return;
        }
        String market = recorded.entityId();
        long second = TimeUnit.MICROSECONDS.toSeconds(recorded.at());
        Moment before = last.put(market, new Moment(second, recorded.seq()));
        if (before != null && before.second() != second) {
            add(market, before);
        }
    }

    private void add(String market, Moment moment) {
        rows.add(market, moment.second(), moment.seq(), Sql.array(levels(folds.of(market))));
    }

    private static List<Long> levels(BookFold book) {
        List<Long> levels = new ArrayList<>();
        for (int selection = 0; selection < book.selections(); selection++) {
            add(levels, selection, 0, book.levels(selection, Side.BUY).descendingMap());
            add(levels, selection, 1, book.levels(selection, Side.SELL));
        }
        return levels;
    }

    private static void add(List<Long> levels, long selection, long side, Map<Integer, Long> sizes) {
        sizes.entrySet().stream().limit(LEVELS).forEach(level -> {
            levels.add(selection);
            levels.add(side);
            levels.add((long) level.getKey());
            levels.add(level.getValue());
        });
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        last.forEach(this::add);
        rows.execute(connection);
    }
}
