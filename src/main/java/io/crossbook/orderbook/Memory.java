package io.crossbook.orderbook;

import io.crossbook.protocol.OrderIds;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every order the book has decided on and not yet forgotten, by the client's id and by number. */
final class Memory {
    private final Map<Long, BookOrder> byNumber = new LinkedHashMap<>();
    private final Map<String, BookOrder> accepted = new HashMap<>();
    private final Map<String, BookSnapshot.RefusalData> refused = new LinkedHashMap<>();
    private final ArrayDeque<Forgettable> forgettable = new ArrayDeque<>();

    private record Forgettable(String orderId, long number, long expiresAt) {}

    void accept(BookOrder order) {
        byNumber.put(order.number(), order);
        accepted.put(OrderIds.of(order.userId(), order.clientOrderId()), order);
    }

    void refuse(String userId, String clientOrderId, OrderBookRejection reason, long expiresAt, boolean waited) {
        restore(new BookSnapshot.RefusalData(OrderIds.of(userId, clientOrderId), reason, expiresAt, waited));
    }

    void restore(BookSnapshot.RefusalData refusal) {
        refused.put(refusal.orderId(), refusal);
        forgettable.add(new Forgettable(refusal.orderId(), 0, refusal.expiresAt()));
    }

    /** The order with this number; there must be one. */
    BookOrder order(long number) {
        BookOrder order = byNumber.get(number);
        if (order == null) {
            throw new IllegalStateException("no order " + number);
        }
        return order;
    }

    /** The accepted order, null when it is unknown. */
    BookOrder accepted(String userId, String clientOrderId) {
        return accepted.get(OrderIds.of(userId, clientOrderId));
    }

    /** The refusal on record, null when there is none. */
    BookSnapshot.RefusalData refused(String userId, String clientOrderId) {
        return refused.get(OrderIds.of(userId, clientOrderId));
    }

    Collection<BookOrder> orders() {
        return byNumber.values();
    }

    Collection<BookSnapshot.RefusalData> refusals() {
        return refused.values();
    }

    /** The order is closed and its owner's wallet knows: it may be forgotten once it can't be accepted again. */
    void closedAndAcknowledged(long number) {
        BookOrder order = byNumber.get(number);
        if (order != null) {
            forgettable.add(
                    new Forgettable(OrderIds.of(order.userId(), order.clientOrderId()), number, order.expiresAt()));
        }
    }

    /** Forgets what no later event can accept any more (PROTOCOL.md R8). */
    void forget(long lastAt) {
        while (!forgettable.isEmpty() && forgettable.peek().expiresAt() < lastAt) {
            Forgettable oldest = forgettable.poll();
            refused.remove(oldest.orderId());
            if (oldest.number() != 0) {
                accepted.remove(oldest.orderId());
                byNumber.remove(oldest.number());
            }
        }
    }
}
