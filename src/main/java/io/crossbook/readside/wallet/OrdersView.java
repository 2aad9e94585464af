package io.crossbook.readside.wallet;

import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.Effect;
import io.crossbook.readside.Recent;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every order from its reservation to its end. */
final class OrdersView implements View {
    private static final int REMEMBERED_MAX = 10_000;

    private final OrderLookup lookup;
    private final Recent<OrderKey, OrderRow> known = new Recent<>(REMEMBERED_MAX);
    private final Map<OrderKey, OrderRow> changed = new LinkedHashMap<>();

    OrdersView(OrderLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<String> tables() {
        return List.of("orders");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        lookup.begin(connection, events);
        changed.clear();
        Set<OrderKey> made = new HashSet<>();
        Set<OrderKey> wanted = new HashSet<>();
        for (Recorded recorded : events) {
            String user = recorded.entityId();
            if (recorded.event() instanceof Reserved reserved) {
                made.add(new OrderKey(user, reserved.clientOrderId()));
            } else if (recorded.event() instanceof ReleasedUnplaced released) {
                wanted.add(new OrderKey(user, released.clientOrderId()));
            } else if (recorded.event() instanceof EffectsApplied applied) {
                applied.accepted().forEach(id -> wanted.add(new OrderKey(user, id)));
                applied.effects().forEach(effect -> want(wanted, user, effect));
            }
        }
        wanted.removeAll(made);
        wanted.removeIf(known::has);
        read(connection, wanted);
    }

    private static void want(Set<OrderKey> wanted, String user, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            wanted.add(new OrderKey(user, filled.clientOrderId()));
        } else if (effect instanceof Effect.Closed closed) {
            wanted.add(new OrderKey(user, closed.clientOrderId()));
        }
    }

    private void read(Connection connection, Set<OrderKey> wanted) throws SQLException {
        Sql keys = new Sql(OrderRow.READ, "text", "text");
        wanted.forEach(key -> keys.add(key.userId(), key.clientOrderId()));
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement query = keys.prepare(connection);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                OrderRow row = OrderRow.of(found);
                known.put(row.key(), row);
            }
        }
    }

    @Override
    public void on(Recorded recorded) {
        String user = recorded.entityId();
        if (recorded.event() instanceof Reserved reserved) {
            OrderRow row = OrderRow.reserved(user, reserved, recorded.seq());
            known.put(row.key(), row);
            changed.put(row.key(), row);
        } else if (recorded.event() instanceof ReleasedUnplaced released) {
            row(user, released.clientOrderId()).released(released, recorded.seq());
        } else if (recorded.event() instanceof EffectsApplied applied) {
            applied.accepted().forEach(id -> row(user, id).accepted(applied.at(), recorded.seq()));
            TickTable ticks = lookup.ticks(applied.marketId());
            for (Effect effect : applied.effects()) {
                if (effect instanceof Effect.Filled filled) {
                    row(user, filled.clientOrderId())
                            .filled(filled.size(), ticks.price(filled.tick()), applied.at(), recorded.seq());
                } else if (effect instanceof Effect.Closed closed) {
                    row(user, closed.clientOrderId())
                            .closed(closed.size(), closed.cause(), applied.at(), recorded.seq());
                }
            }
        }
    }

    private OrderRow row(String user, String clientOrderId) {
        OrderKey key = new OrderKey(user, clientOrderId);
        OrderRow row = known.get(key);
        if (row == null) {
            throw new IllegalStateException("no order " + clientOrderId + " of " + user);
        }
        changed.put(key, row);
        return row;
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql inserts = OrderRow.inserts();
        Sql updates = OrderRow.updates();
        for (OrderRow row : changed.values()) {
            row.addTo(inserts, updates);
            if (row.isOver()) {
                known.forget(row.key());
            }
        }
        if (inserts.execute(connection) + updates.execute(connection) != changed.size()) {
            throw new IllegalStateException("orders that were placed are not in the table");
        }
        changed.clear();
        known.endBatch();
    }
}
