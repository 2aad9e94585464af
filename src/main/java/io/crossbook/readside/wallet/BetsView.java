package io.crossbook.readside.wallet;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every match of a user's order. */
final class BetsView implements View {
    private final OrderLookup lookup;
    private final ReducedBets reduced = new ReducedBets();
    private final Sql rows = new Sql(
            "INSERT INTO bets SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "text",
            "bigint",
            "int",
            "text",
            "text",
            "int",
            "bigint",
            "bigint",
            "bigint");

    BetsView(OrderLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return "bets";
    }

    @Override
    public List<String> tables() {
        return List.of("bets");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        lookup.begin(connection, events);
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof EffectsApplied applied)) {
            return;
        }
        for (int part = 0; part < applied.effects().size(); part++) {
            if (applied.effects().get(part) instanceof Effect.Filled filled) {
                rows.add(
                        recorded.entityId(),
                        recorded.seq(),
                        part,
                        applied.marketId(),
                        filled.clientOrderId(),
                        filled.tick(),
                        lookup.ticks(applied.marketId()).price(filled.tick()),
                        filled.size(),
                        applied.at());
            } else if (applied.effects().get(part) instanceof Effect.Removed removed) {
                MarketTerms terms = lookup.market(applied.marketId());
                reduced.add(recorded.entityId(), applied.marketId(), terms, recorded.seq(), part, removed);
            }
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        rows.execute(connection);
        reduced.execute(connection);
    }
}
