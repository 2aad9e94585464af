package io.crossbook.readside.wallet;

import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What each user did on each day (UTC, by event time). A withdrawal counts on the day it was asked for. */
final class ActivityView implements View {
    private static final String UPSERT =
            """
            INSERT INTO activity
            SELECT user_id, DATE '1970-01-01' + day, placed, refused, bets, matched, deposited, withdrawn, settled,
                   profit, commission, last_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS n
              (user_id, day, placed, refused, bets, matched, deposited, withdrawn, settled, profit, commission, last_at)
            ON CONFLICT (user_id, day) DO UPDATE SET
              orders_placed = activity.orders_placed + excluded.orders_placed,
              orders_refused = activity.orders_refused + excluded.orders_refused,
              bets = activity.bets + excluded.bets,
              size_matched = activity.size_matched + excluded.size_matched,
              deposited = activity.deposited + excluded.deposited,
              withdrawn = activity.withdrawn + excluded.withdrawn,
              markets_settled = activity.markets_settled + excluded.markets_settled,
              profit = activity.profit + excluded.profit,
              commission = activity.commission + excluded.commission,
              last_at = excluded.last_at
            """;

    private record Key(String userId, int day) {}

    private static final class Day {
        private long placed;
        private long refused;
        private long bets;
        private long matched;
        private long deposited;
        private long withdrawn;
        private long settled;
        private long profit;
        private long commission;
        private long lastAt;
    }

    private final Map<Key, Day> days = new LinkedHashMap<>();

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public List<String> tables() {
        return List.of("activity");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) {
        days.clear();
    }

    @Override
    public void on(Recorded recorded) {
        if (recorded.event() instanceof Reserved) {
            day(recorded).placed++;
        } else if (recorded.event() instanceof ReleasedUnplaced) {
            day(recorded).refused++;
        } else if (recorded.event() instanceof Deposited deposited) {
            day(recorded).deposited += deposited.amount();
        } else if (recorded.event() instanceof WithdrawalReserved reserved) {
            day(recorded).withdrawn += reserved.amount();
        } else if (recorded.event() instanceof EffectsApplied applied) {
            applied.effects().forEach(effect -> effect(recorded, effect));
        }
    }

    private void effect(Recorded recorded, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            Day day = day(recorded);
            day.bets++;
            day.matched += filled.size();
        } else if (effect instanceof Effect.Settled settled) {
            Day day = day(recorded);
            day.settled++;
            day.profit += settled.profit();
            day.commission += settled.commission();
        } else if (effect instanceof Effect.Corrected corrected) {
            Day day = day(recorded);
            day.profit += corrected.profit();
            day.commission += corrected.commission();
        } else if (effect instanceof Effect.Voided) {
            day(recorded).settled++;
        }
    }

    private Day day(Recorded recorded) {
        int number = (int) TimeUnit.MICROSECONDS.toDays(recorded.at());
        Day day = days.computeIfAbsent(new Key(recorded.entityId(), number), key -> new Day());
        day.lastAt = recorded.at();
        return day;
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(
                UPSERT, "text", "int", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint", "bigint");
        days.forEach((key, day) -> upsert.add(
                key.userId(),
                key.day(),
                day.placed,
                day.refused,
                day.bets,
                day.matched,
                day.deposited,
                day.withdrawn,
                day.settled,
                day.profit,
                day.commission,
                day.lastAt));
        upsert.execute(connection);
        days.clear();
    }
}
