package io.crossbook.readside.wallet;

import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Verdict;
import io.crossbook.readside.Json;
import io.crossbook.readside.Sql;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code orders} while a batch is applied; {@code size = matched + remaining + all that was closed}. */
final class OrderRow {
    static final String INSERT =
            "INSERT INTO orders SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE =
            """
            UPDATE orders o SET
              status = n.status, reason = n.reason, last_closure = n.last_closure, size_matched = n.matched,
              size_cancelled = n.cancelled, size_lapsed = n.lapsed, size_voided = n.voided,
              matched_value = n.value, updated_at = n.at, seq = n.seq
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              AS n (user_id, client_order_id, status, reason, last_closure, matched, cancelled, lapsed, voided, value,
                at, seq)
            WHERE o.user_id = n.user_id AND o.client_order_id = n.client_order_id
            """;

    static final String READ =
            """
            SELECT o.* FROM orders o
            JOIN unnest(?, ?) AS k (user_id, client_order_id) USING (user_id, client_order_id)
            """;

    private static final String[] INSERTED = {
        "text", "text", "text", "int", "text", "int", "bigint", "text", "text", "text", "text", "bigint", "bigint",
        "bigint", "bigint", "bigint", "bigint", "bigint", "bigint"
    };
    private static final String[] UPDATED = {
        "text", "text", "text", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint"
    };

    private final OrderKey key;
    private final String marketId;
    private final OrderTerms terms;
    private final long placedAt;
    private boolean stored;
    private OrderStatus status = OrderStatus.PENDING;
    private String reason;
    private Closure last;
    private long matched;
    private long cancelled;
    private long lapsed;
    private long voided;
    private long matchedValue;
    private long updatedAt;
    private long seq;

    private OrderRow(OrderKey key, String marketId, OrderTerms terms, long placedAt) {
        this.key = key;
        this.marketId = marketId;
        this.terms = terms;
        this.placedAt = placedAt;
    }

    static OrderRow reserved(String userId, Reserved event, long seq) {
        OrderRow row =
                new OrderRow(new OrderKey(userId, event.clientOrderId()), event.marketId(), event.terms(), event.at());
        row.touch(event.at(), seq);
        return row;
    }

    static OrderRow of(ResultSet from) throws SQLException {
        OrderRow row = new OrderRow(
                new OrderKey(from.getString("user_id"), from.getString("client_order_id")),
                from.getString("market_id"),
                Json.read(from.getString("terms"), OrderTerms.class),
                from.getLong("placed_at"));
        row.stored = true;
        row.status = OrderStatus.valueOf(from.getString("status"));
        row.reason = from.getString("reason");
        String closure = from.getString("last_closure");
        row.last = closure == null ? null : Closure.valueOf(closure);
        row.matched = from.getLong("size_matched");
        row.cancelled = from.getLong("size_cancelled");
        row.lapsed = from.getLong("size_lapsed");
        row.voided = from.getLong("size_voided");
        row.matchedValue = from.getLong("matched_value");
        row.updatedAt = from.getLong("updated_at");
        row.seq = from.getLong("seq");
        return row;
    }

    static Sql inserts() {
        return new Sql(INSERT, INSERTED);
    }

    static Sql updates() {
        return new Sql(UPDATE, UPDATED);
    }

    OrderKey key() {
        return key;
    }

    void accepted(long at, long eventSeq) {
        if (status == OrderStatus.PENDING) {
            status = OrderStatus.OPEN;
            touch(at, eventSeq);
        }
    }

    void filled(long size, long price, long at, long eventSeq) {
        matched = Math.addExact(matched, size);
        matchedValue = Math.addExact(matchedValue, Math.multiplyExact(price, size));
        afterEffect(at, eventSeq);
    }

    void closed(long size, Closure cause, long at, long eventSeq) {
        count(size, cause);
        last = cause;
        afterEffect(at, eventSeq);
    }

    private void count(long size, Closure cause) {
        switch (cause) {
            case CANCELLED -> cancelled += size;
            case LAPSED, EXPIRED -> lapsed += size;
            case VOIDED -> voided += size;
        }
    }

    /** Never taken by the book: all of it counts as cancelled or lapsed, and it was refused. */
    void released(ReleasedUnplaced event, long eventSeq) {
        boolean tombstoned = event.verdict() == Verdict.TOMBSTONED;
        boolean waited = event.verdict() == Verdict.LAPSED;
        boolean killed = waited && "FOK_NOT_FILLABLE".equals(event.reason());
        last = tombstoned || killed ? Closure.CANCELLED : Closure.LAPSED;
        reason = tombstoned ? "CANCELLED_BEFORE_PLACED" : event.reason();
        count(terms.size(), last);
        status = reason == null || waited ? ended() : OrderStatus.REJECTED;
        touch(event.at(), eventSeq);
    }

    private void afterEffect(long at, long eventSeq) {
        status = remaining() == 0 ? ended() : OrderStatus.OPEN;
        touch(at, eventSeq);
    }

    /** Seldom heard of again. */
    boolean isOver() {
        return remaining() == 0;
    }

    private long remaining() {
        return terms.size() - matched - cancelled - lapsed - voided;
    }

    private OrderStatus ended() {
        if (matched == terms.size() || last == null) {
            return OrderStatus.FILLED;
        }
        return switch (last) {
            case CANCELLED -> OrderStatus.CANCELLED;
            case LAPSED -> OrderStatus.LAPSED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case VOIDED -> OrderStatus.VOIDED;
        };
    }

    private void touch(long at, long eventSeq) {
        updatedAt = at;
        seq = eventSeq;
    }

    /** Adds itself to the rows that are new or to those that change. */
    void addTo(Sql inserts, Sql updates) {
        if (stored) {
            addTo(updates);
            return;
        }
        stored = true;
        inserts.add(
                key.userId(),
                key.clientOrderId(),
                marketId,
                terms.selection(),
                terms.side().name(),
                terms.tick(),
                terms.size(),
                Json.write(terms),
                status.name(),
                reason,
                last == null ? null : last.name(),
                matched,
                cancelled,
                lapsed,
                voided,
                matchedValue,
                placedAt,
                updatedAt,
                seq);
    }

    private void addTo(Sql updates) {
        updates.add(
                key.userId(),
                key.clientOrderId(),
                status.name(),
                reason,
                last == null ? null : last.name(),
                matched,
                cancelled,
                lapsed,
                voided,
                matchedValue,
                updatedAt,
                seq);
    }
}
