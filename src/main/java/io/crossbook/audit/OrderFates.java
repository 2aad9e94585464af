package io.crossbook.audit;

import io.crossbook.audit.AuditedOrder.Fate;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.protocol.OrderIds;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** I4: an order is reserved once, decided once, on what was reserved, and never both taken and given back. */
final class OrderFates {
    private final Findings findings;
    private final Map<String, AuditedOrder> live = new HashMap<>();
    private final EndedOrders ended = new EndedOrders();
    private long reservedCount;
    private long acceptedCount;

    OrderFates(Findings findings) {
        this.findings = findings;
    }

    long reservedCount() {
        return reservedCount;
    }

    long acceptedCount() {
        return acceptedCount;
    }

    Collection<AuditedOrder> live() {
        return live.values();
    }

    /** A live order, null when there is none of this id. */
    AuditedOrder find(String userId, String clientOrderId) {
        return live.get(OrderIds.of(userId, clientOrderId));
    }

    /** Returns the order, or null when it must not count a second time. */
    AuditedOrder reserve(String userId, Reserved event, long epoch, Where where) {
        String id = OrderIds.of(userId, event.clientOrderId());
        AuditedOrder known = live.get(id);
        if (ended.contains(id) || (known != null && known.reserved != null)) {
            broken(where, "order " + id + " is reserved a second time");
            return null;
        }
        reservedCount++;
        AuditedOrder order = known == null ? new AuditedOrder(userId, event.clientOrderId()) : known;
        order.reserve(event, epoch);
        live.put(id, order);
        return order;
    }

    /** Returns the released order, or null when there was nothing to release. */
    AuditedOrder release(String userId, ReleasedUnplaced event, Function<String, BookLedger> books, Where where) {
        AuditedOrder order = find(userId, event.clientOrderId());
        if (order == null || order.reserved == null) {
            broken(where, "released order " + OrderIds.of(userId, event.clientOrderId()) + ", which is not reserved");
            return null;
        }
        if (order.fate == Fate.ACCEPTED) {
            broken(where, "released " + order + ", which its book had accepted");
        } else if (!isGrounded(order, event, books.apply(order.reserved.marketId()))) {
            broken(where, "released " + order + " as " + event.verdict() + ", but to its book it is " + order.fate);
        }
        order.released = true;
        endIfOver(order);
        return order;
    }

    private static boolean isGrounded(AuditedOrder order, ReleasedUnplaced event, BookLedger book) {
        return switch (event.verdict()) {
            case ACCEPTED -> false;
            case LAPSED -> order.fate == Fate.REJECTED;
            case REJECTED -> order.fate == Fate.REJECTED || (order.fate == Fate.UNDECIDED && book.isClosed());
            case TOMBSTONED -> order.fate == Fate.TOMBSTONED;
            case EXPIRED -> book.lastAt() > order.reserved.expiresAt();
        };
    }

    /** Returns the order, made up when the book took one that nobody had reserved. */
    AuditedOrder accept(String marketId, OrderAccepted event, Where where) {
        acceptedCount++;
        AuditedOrder order = decide(event.userId(), event.clientOrderId(), Fate.ACCEPTED, where);
        if (order.reserved != null) {
            compare(marketId, order, event, where);
        }
        if (event.at() > event.expiresAt()) {
            broken(where, "accepted " + order + " after its time, at " + event.at() + " > " + event.expiresAt());
        }
        order.accept(event, where.sequence());
        return order;
    }

    private void compare(String marketId, AuditedOrder order, OrderAccepted event, Where where) {
        Reserved reserved = order.reserved;
        boolean same = reserved.marketId().equals(marketId)
                && reserved.fingerprint().equals(event.fingerprint())
                && reserved.terms().equals(event.terms())
                && reserved.expiresAt() == event.expiresAt()
                && order.epoch == event.epoch();
        if (!same) {
            broken(
                    where,
                    "accepted " + order + " on other terms than it was reserved: " + event + " against " + reserved
                            + " of epoch " + order.epoch);
        }
    }

    void refuse(String userId, String clientOrderId, Fate fate, Where where) {
        decide(userId, clientOrderId, fate, where);
    }

    private AuditedOrder decide(String userId, String clientOrderId, Fate fate, Where where) {
        AuditedOrder order = find(userId, clientOrderId);
        if (order == null || order.fate != Fate.UNDECIDED) {
            String id = OrderIds.of(userId, clientOrderId);
            broken(where, "order " + id + " is " + fate + before(id, order));
            order = new AuditedOrder(userId, clientOrderId);
            live.putIfAbsent(id, order);
        }
        order.fate = fate;
        return order;
    }

    private String before(String id, AuditedOrder order) {
        if (order != null) {
            return " after it was " + order.fate;
        }
        return ended.contains(id) ? " after it had ended" : ", but it is not reserved";
    }

    /** A wallet says that a book took an order. */
    void noteAccepted(String userId, String clientOrderId, Where where) {
        AuditedOrder order = find(userId, clientOrderId);
        if (order == null || order.fate != Fate.ACCEPTED) {
            broken(where, "the wallet took order " + OrderIds.of(userId, clientOrderId) + " for accepted");
        }
    }

    /** Forgets all but the id of an order of which nothing is left on either side. */
    void endIfOver(AuditedOrder order) {
        if (order.isOver() && live.remove(order.id(), order)) {
            ended.add(order.id());
        }
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.ORDER_FATE, where, text);
    }
}
