package io.crossbook.readside.wallet;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.readside.Json;
import io.crossbook.readside.Recent;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.TermsLookup;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What never changes about the orders and markets that a batch deals with; shared by the views of a group. */
final class OrderLookup {
    private static final int REMEMBERED_MAX = 20_000;

    private static final String TERMS =
            """
            SELECT o.user_id, o.client_order_id, o.terms FROM orders o
            JOIN unnest(?, ?) AS k (user_id, client_order_id) USING (user_id, client_order_id)
            """;

    private final TermsLookup markets = new TermsLookup();
    private final Recent<OrderKey, OrderTerms> orders = new Recent<>(REMEMBERED_MAX);
    private List<Recorded> batch;

    /** Reads what the batch needs; a second call for the same batch does nothing. */
    void begin(Connection connection, List<Recorded> events) throws SQLException {
        if (batch == events) {
            return;
        }
        batch = events;
        orders.endBatch();
        Sql missing = new Sql(TERMS, "text", "text");
        for (Recorded recorded : events) {
            String user = recorded.entityId();
            if (recorded.event() instanceof Reserved reserved) {
                orders.put(new OrderKey(user, reserved.clientOrderId()), reserved.terms());
            } else if (recorded.event() instanceof SharesIssued issued) {
                markets.know(issued.marketId(), issued.terms());
            } else if (recorded.event() instanceof EffectsApplied applied) {
                markets.require(connection, applied.marketId());
                for (Effect effect : applied.effects()) {
                    if (effect instanceof Effect.Filled filled) {
                        need(missing, new OrderKey(user, filled.clientOrderId()));
                    } else if (effect instanceof Effect.Closed closed) {
                        need(missing, new OrderKey(user, closed.clientOrderId()));
                    }
                }
            }
        }
        read(connection, missing);
    }

    private void need(Sql missing, OrderKey key) {
        if (orders.get(key) == null) {
            orders.put(key, null);
            missing.add(key.userId(), key.clientOrderId());
        }
    }

    private void read(Connection connection, Sql missing) throws SQLException {
        if (missing.isEmpty()) {
            return;
        }
        try (PreparedStatement query = missing.prepare(connection);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                orders.put(
                        new OrderKey(row.getString(1), row.getString(2)),
                        Json.read(row.getString(3), OrderTerms.class));
            }
        }
    }

    OrderTerms terms(String userId, String clientOrderId) {
        OrderTerms terms = orders.get(new OrderKey(userId, clientOrderId));
        if (terms == null) {
            throw new IllegalStateException("no order " + clientOrderId + " of " + userId);
        }
        return terms;
    }

    MarketTerms market(String marketId) {
        return markets.of(marketId);
    }

    TickTable ticks(String marketId) {
        return markets.ticks(marketId);
    }
}
