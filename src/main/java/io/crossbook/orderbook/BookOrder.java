package io.crossbook.orderbook;

import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;

/** An order the book has decided on; kept until it may be forgotten (PROTOCOL.md R8). Mutable, owned by the book. */
final class BookOrder {
    private final long number;
    private final String userId;
    private final String clientOrderId;
    private final OrderTerms terms;
    private final long expiresAt;
    private final long placedAt;
    private long matched;
    private long cancelled;
    private long lapsed;
    private long voided;
    private long matchedValue;
    private long updatedAt;
    private Closure last;

    BookOrder(long number, String userId, String clientOrderId, OrderTerms terms, long expiresAt, long placedAt) {
        this.number = number;
        this.userId = userId;
        this.clientOrderId = clientOrderId;
        this.terms = terms;
        this.expiresAt = expiresAt;
        this.placedAt = placedAt;
        this.updatedAt = placedAt;
    }

    static BookOrder of(BookSnapshot.OrderData data) {
        var order = new BookOrder(
                data.number(), data.userId(), data.clientOrderId(), data.terms(), data.expiresAt(), data.placedAt());
        order.matched = data.matched();
        order.cancelled = data.cancelled();
        order.lapsed = data.lapsed();
        order.voided = data.voided();
        order.matchedValue = data.matchedValue();
        order.updatedAt = data.updatedAt();
        order.last = data.last();
        return order;
    }

    BookSnapshot.OrderData data() {
        return new BookSnapshot.OrderData(
                number,
                userId,
                clientOrderId,
                terms,
                expiresAt,
                placedAt,
                matched,
                cancelled,
                lapsed,
                voided,
                matchedValue,
                updatedAt,
                last);
    }

    /** Sequence number of the event that accepted it, which is also its place in time priority. */
    long number() {
        return number;
    }

    String userId() {
        return userId;
    }

    String clientOrderId() {
        return clientOrderId;
    }

    OrderTerms terms() {
        return terms;
    }

    long expiresAt() {
        return expiresAt;
    }

    long remaining() {
        return terms.size() - matched - cancelled - lapsed - voided;
    }

    boolean isClosed() {
        return remaining() == 0;
    }

    void fill(long size, long price, long at) {
        take(size, at);
        matched += size;
        matchedValue = Math.addExact(matchedValue, Math.multiplyExact(price, size));
    }

    void close(long size, Closure cause, long at) {
        take(size, at);
        last = cause;
        switch (cause) {
            case CANCELLED -> cancelled += size;
            case LAPSED, EXPIRED -> lapsed += size;
            case VOIDED -> voided += size;
        }
    }

    private void take(long size, long at) {
        if (size <= 0 || size > remaining()) {
            throw new IllegalStateException(size + " is not left in order " + number + ", only " + remaining());
        }
        updatedAt = at;
    }

    OrderView view(String marketId, long seq) {
        return new OrderView(
                userId,
                clientOrderId,
                marketId,
                terms,
                status(),
                null,
                matched,
                remaining(),
                cancelled,
                lapsed,
                voided,
                matchedValue,
                seq,
                placedAt,
                updatedAt);
    }

    private OrderStatus status() {
        if (!isClosed()) {
            return OrderStatus.OPEN;
        }
        if (last == null || matched == terms.size()) {
            return OrderStatus.FILLED;
        }
        return switch (last) {
            case CANCELLED -> OrderStatus.CANCELLED;
            case LAPSED -> OrderStatus.LAPSED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case VOIDED -> OrderStatus.VOIDED;
        };
    }
}
