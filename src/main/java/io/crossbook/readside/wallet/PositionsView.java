package io.crossbook.readside.wallet;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.readside.Recent;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each user's matched bets in each market come to. */
final class PositionsView implements View {
    private static final int REMEMBERED_MAX = 10_000;

    private static final String READ =
            """
            SELECT p.user_id, p.market_id, p.account_matched, p.account_open, p.status FROM positions p
            JOIN unnest(?, ?) AS k (user_id, market_id) USING (user_id, market_id)
            """;

    private static final String UPSERT =
            """
            INSERT INTO positions
            SELECT user_id, market_id, matched::bigint[], open::bigint[], profit::bigint[], shares, status, seq, at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
              AS n (user_id, market_id, matched, open, profit, shares, status, seq, at)
            ON CONFLICT (user_id, market_id) DO UPDATE SET
              account_matched = excluded.account_matched, account_open = excluded.account_open,
              profit_if_outcome = excluded.profit_if_outcome, shares_held = excluded.shares_held,
              status = excluded.status, seq = excluded.seq, updated_at = excluded.updated_at
            """;

    private record Key(String userId, String marketId) {}

    private static final class Row {
        private MarketAccount account;
        private String status;
        private long seq;
        private long at;
    }

    private final OrderLookup lookup;
    private final Recent<Key, Row> known = new Recent<>(REMEMBERED_MAX);
    private final Map<Key, Row> changed = new LinkedHashMap<>();

    PositionsView(OrderLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return "positions";
    }

    @Override
    public List<String> tables() {
        return List.of("positions");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        lookup.begin(connection, events);
        changed.clear();
        Set<Key> wanted = new LinkedHashSet<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof EffectsApplied applied && changesPosition(applied)) {
                wanted.add(new Key(recorded.entityId(), applied.marketId()));
            } else if (recorded.event() instanceof SharesIssued issued) {
                wanted.add(new Key(recorded.entityId(), issued.marketId()));
            }
        }
        wanted.removeIf(known::has);
        Sql keys = new Sql(READ, "text", "text");
        wanted.forEach(key -> keys.add(key.userId(), key.marketId()));
        if (!keys.isEmpty()) {
            read(connection, keys);
        }
        Map<String, Long> first = new HashMap<>();
        for (Recorded recorded : events) {
            long before = first.computeIfAbsent(recorded.entityId(), user -> recorded.seq());
            if (recorded.event() instanceof EffectsApplied applied
                    && applied.effects().stream().anyMatch(Effect.Removed.class::isInstance)) {
                learnOdds(connection, recorded.entityId(), applied.marketId(), before);
            }
        }
    }

    /** Rows of an older form have no odds, which a removal reduces; the journal has them. */
    private void learnOdds(Connection connection, String userId, String marketId, long seq) throws SQLException {
        Row row = known.get(new Key(userId, marketId));
        if (row != null && !row.account.knowsOdds()) {
            row.account = WalletFold.matchedBefore(connection, userId, marketId, seq);
        }
    }

    private static boolean changesPosition(EffectsApplied applied) {
        return applied.effects().stream().anyMatch(effect -> !(effect instanceof Effect.Closed));
    }

    private void read(Connection connection, Sql keys) throws SQLException {
        try (PreparedStatement query = keys.prepare(connection);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                Key key = new Key(found.getString(1), found.getString(2));
                Row row = new Row();
                row.account = MarketAccount.of(
                        lookup.market(key.marketId()),
                        new AccountData(numbers(found.getArray(3)), numbers(found.getArray(4))));
                row.status = found.getString(5);
                known.put(key, row);
            }
        }
    }

    static List<Long> numbers(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    @Override
    public void on(Recorded recorded) {
        if (recorded.event() instanceof SharesIssued issued) {
            Row row = row(recorded, issued.marketId());
            row.account.issue(issued.size(), issued.price());
            row.seq = recorded.seq();
            row.at = issued.at();
        } else if (recorded.event() instanceof EffectsApplied applied && changesPosition(applied)) {
            apply(recorded, applied);
        }
    }

    private Row row(Recorded recorded, String marketId) {
        return changed.computeIfAbsent(
                new Key(recorded.entityId(), marketId),
                key -> known.has(key) ? known.get(key) : flat(lookup.market(marketId)));
    }

    private void apply(Recorded recorded, EffectsApplied applied) {
        String user = recorded.entityId();
        MarketTerms terms = lookup.market(applied.marketId());
        Row row = row(recorded, applied.marketId());
        for (Effect effect : applied.effects()) {
            if (effect instanceof Effect.Filled filled) {
                OrderTerms order = lookup.terms(user, filled.clientOrderId());
                row.account.fill(order.selection(), order.side(), filled.tick(), filled.size());
            } else if (effect instanceof Effect.Removed removed) {
                row.account.remove(removed.selection(), removed.reductionHundredths());
            } else if (effect instanceof Effect.Settled) {
                end(row, terms, "SETTLED");
            } else if (effect instanceof Effect.Corrected corrected) {
                end(row, terms, corrected.payouts() == null ? "VOIDED" : "SETTLED");
            } else if (effect instanceof Effect.Voided) {
                end(row, terms, "VOIDED");
            }
        }
        row.seq = recorded.seq();
        row.at = applied.at();
    }

    private static Row flat(MarketTerms terms) {
        Row row = new Row();
        row.account = terms.rules().newAccount(terms);
        row.status = "OPEN";
        return row;
    }

    private static void end(Row row, MarketTerms terms, String status) {
        row.account = terms.rules().newAccount(terms);
        row.status = status;
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(UPSERT, "text", "text", "text", "text", "text", "bigint", "text", "bigint", "bigint");
        changed.forEach((key, row) -> {
            known.put(key, row);
            AccountData data = row.account.toData();
            upsert.add(
                    key.userId(),
                    key.marketId(),
                    Sql.array(data.matched()),
                    Sql.array(data.open()),
                    Sql.array(row.account.profitIfOutcome()),
                    row.account.sharesHeld(),
                    row.status,
                    row.seq,
                    row.at);
        });
        upsert.execute(connection);
        changed.clear();
        known.endBatch();
    }
}
