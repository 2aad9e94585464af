package io.crossbook.readside.book;

import io.crossbook.domain.matching.Fill;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every trade. */
final class TradesView implements View {
    private final BookFolds folds;
    private final Sql rows = new Sql(
            "INSERT INTO trades SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "text",
            "bigint",
            "int",
            "int",
            "int",
            "bigint",
            "bigint",
            "text",
            "bigint");

    TradesView(BookFolds folds) {
        this.folds = folds;
    }

    @Override
    public String name() {
        return "trades";
    }

    @Override
    public List<String> tables() {
        return List.of("trades");
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof OrderAccepted accepted)) {
            return;
        }
        var ticks = folds.of(recorded).terms().rules().ticks();
        int part = 0;
        for (Fill fill : accepted.fills()) {
            rows.add(
                    recorded.entityId(),
                    recorded.seq(),
                    part++,
                    accepted.terms().selection(),
                    fill.tick(),
                    ticks.price(fill.tick()),
                    fill.size(),
                    accepted.terms().side().name(),
                    accepted.at());
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        rows.execute(connection);
    }
}
