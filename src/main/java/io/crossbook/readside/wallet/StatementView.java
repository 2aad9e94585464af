package io.crossbook.readside.wallet;

import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.readside.Recent;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.BondForfeited;
import io.crossbook.wallet.WalletEvent.BondRewarded;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import io.crossbook.wallet.WalletEvent.WithdrawalReleased;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every change of a balance with the balance after it, and the withdrawals. */
final class StatementView implements View {
    private static final String BALANCES =
            """
            SELECT u.id, s.balance_after FROM unnest(?) AS u (id) CROSS JOIN LATERAL (
              SELECT balance_after FROM statement WHERE user_id = u.id ORDER BY seq DESC, part DESC LIMIT 1) s
            """;

    private static final String WITHDRAWALS =
            """
            SELECT w.user_id, w.client_ref, w.amount FROM withdrawals w
            JOIN unnest(?, ?) AS k (user_id, client_ref) USING (user_id, client_ref)
            """;

    private static final int REMEMBERED_MAX = 10_000;

    private record Reference(String userId, String clientRef) {}

    private final OrderLookup lookup;
    private final Recent<String, Long> balances = new Recent<>(REMEMBERED_MAX);
    private final Map<Reference, Long> withdrawals = new HashMap<>();
    private final Sql lines = new Sql(
            "INSERT INTO statement SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)",
            "text",
            "bigint",
            "int",
            "bigint",
            "text",
            "bigint",
            "bigint",
            "text");
    private final Sql begun = new Sql(
            "INSERT INTO withdrawals SELECT * FROM unnest(?, ?, ?, ?, ?, ?)",
            "text",
            "text",
            "bigint",
            "text",
            "bigint",
            "bigint");
    private final Sql ended = new Sql(
            """
            UPDATE withdrawals w SET status = n.status, at = n.at, seq = n.seq
            FROM unnest(?, ?, ?, ?, ?) AS n (user_id, client_ref, status, at, seq)
            WHERE w.user_id = n.user_id AND w.client_ref = n.client_ref
            """,
            "text",
            "text",
            "text",
            "bigint",
            "bigint");
    private int part;

    StatementView(OrderLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return "statement";
    }

    @Override
    public List<String> tables() {
        return List.of("statement", "withdrawals");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        lookup.begin(connection, events);
        balances.endBatch();
        withdrawals.clear();
        Sql users = new Sql(BALANCES, "text");
        events.stream()
                .filter(recorded -> mayChangeBalance(recorded.event()))
                .map(Recorded::entityId)
                .distinct()
                .filter(user -> !balances.has(user))
                .forEach(user -> {
                    users.add(user);
                    balances.put(user, 0L);
                });
        if (!users.isEmpty()) {
            try (PreparedStatement query = users.prepare(connection);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    balances.put(row.getString(1), row.getLong(2));
                }
            }
        }
        readWithdrawals(connection, events);
    }

    private static boolean mayChangeBalance(Object event) {
        return event instanceof Deposited
                || event instanceof EffectsApplied
                || event instanceof WithdrawalCompleted
                || event instanceof BondRewarded
                || event instanceof BondForfeited;
    }

    private void readWithdrawals(Connection connection, List<Recorded> events) throws SQLException {
        Sql wanted = new Sql(WITHDRAWALS, "text", "text");
        for (Recorded recorded : events) {
            if (recorded.event() instanceof WithdrawalCompleted completed) {
                wanted.add(recorded.entityId(), completed.clientRef());
            }
        }
        if (!wanted.isEmpty()) {
            try (PreparedStatement query = wanted.prepare(connection);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    withdrawals.put(new Reference(row.getString(1), row.getString(2)), row.getLong(3));
                }
            }
        }
    }

    @Override
    public void on(Recorded recorded) {
        part = 0;
        String user = recorded.entityId();
        if (recorded.event() instanceof Deposited deposited) {
            line(recorded, "DEPOSIT", deposited.amount(), deposited.clientRef());
        } else if (recorded.event() instanceof WithdrawalReserved reserved) {
            withdrawals.put(new Reference(user, reserved.clientRef()), reserved.amount());
            begun.add(user, reserved.clientRef(), reserved.amount(), "PENDING", reserved.at(), recorded.seq());
        } else if (recorded.event() instanceof WithdrawalCompleted completed) {
            long amount = withdrawals.get(new Reference(user, completed.clientRef()));
            line(recorded, "WITHDRAWAL", Math.negateExact(amount), completed.clientRef());
            ended.add(user, completed.clientRef(), "COMPLETED", completed.at(), recorded.seq());
        } else if (recorded.event() instanceof WithdrawalReleased released) {
            ended.add(user, released.clientRef(), "RELEASED", released.at(), recorded.seq());
        } else if (recorded.event() instanceof EffectsApplied applied) {
            applied.effects().forEach(effect -> effect(recorded, applied, effect));
        } else if (recorded.event() instanceof BondRewarded rewarded) {
            line(recorded, "DISPUTE_REWARD", rewarded.reward(), rewarded.marketId());
        } else if (recorded.event() instanceof BondForfeited forfeited) {
            line(recorded, "DISPUTE_BOND", Math.negateExact(forfeited.amount()), forfeited.marketId());
        }
    }

    private void effect(Recorded recorded, EffectsApplied applied, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            OrderTerms order = lookup.terms(recorded.entityId(), filled.clientOrderId());
            long cash =
                    lookup.market(applied.marketId()).rules().cashOnFill(order.side(), filled.tick(), filled.size());
            line(recorded, "TRADE", cash, filled.clientOrderId());
            line(recorded, "FEE", Math.negateExact(filled.fee()), filled.clientOrderId());
        } else if (effect instanceof Effect.Settled settled) {
            line(recorded, "SETTLEMENT", settled.profit(), applied.marketId());
            line(recorded, "COMMISSION", Math.negateExact(settled.commission()), applied.marketId());
        } else if (effect instanceof Effect.Corrected corrected) {
            line(recorded, "CORRECTION", corrected.profit(), applied.marketId());
            line(recorded, "COMMISSION", Math.negateExact(corrected.commission()), applied.marketId());
        }
    }

    private void line(Recorded recorded, String type, long amount, String ref) {
        if (amount == 0) {
            return;
        }
        String user = recorded.entityId();
        long balance = Math.addExact(balances.get(user), amount);
        balances.put(user, balance);
        lines.add(user, recorded.seq(), part, recorded.at(), type, amount, balance, ref);
        part++;
    }

    /** A withdrawal may begin and end in the same batch. */
    @Override
    public void flush(Connection connection) throws SQLException {
        lines.execute(connection);
        begun.execute(connection);
        ended.execute(connection);
    }
}
