package io.crossbook.readside.wallet;

import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What each ended market came to for each user. */
final class SettlementsView implements View {
    private final Sql rows = new Sql(
            "INSERT INTO settlements SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "text",
            "bigint",
            "int",
            "text",
            "bigint",
            "text",
            "bigint",
            "bigint",
            "bigint");

    @Override
    public String name() {
        return "settlements";
    }

    @Override
    public List<String> tables() {
        return List.of("settlements");
    }

    @Override
    public void on(Recorded recorded) {
        if (!(recorded.event() instanceof EffectsApplied applied)) {
            return;
        }
        for (int part = 0; part < applied.effects().size(); part++) {
            Effect effect = applied.effects().get(part);
            if (effect instanceof Effect.Settled settled) {
                add(recorded, part, applied, settled.version(), "SETTLED", settled.profit(), settled.commission());
            } else if (effect instanceof Effect.Corrected right) {
                add(recorded, part, applied, right.version(), "CORRECTED", right.profit(), right.commission());
            } else if (effect instanceof Effect.Voided voided) {
                add(recorded, part, applied, voided.version(), "VOIDED", 0, 0);
            }
        }
    }

    private void add(
            Recorded recorded,
            int part,
            EffectsApplied applied,
            long version,
            String outcome,
            long profit,
            long commission) {
        rows.add(
                recorded.entityId(),
                recorded.seq(),
                part,
                applied.marketId(),
                version,
                outcome,
                profit,
                commission,
                applied.at());
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        rows.execute(connection);
    }
}
