package io.crossbook.orderbook;

import io.crossbook.orderbook.OrderBookEvent.OrderDelayed;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders that wait out the bet delay of a market in-play (research 7.10, vector V24), in the order of their arrival.
 * The book has decided nothing on them but that they wait; their funds stay reserved in the wallets.
 */
final class Delays {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Map<String, OrderDelayed> byOrder = new LinkedHashMap<>();

    void restore(List<OrderDelayed> known) {
        known.forEach(this::add);
    }

    Collection<OrderDelayed> all() {
        return byOrder.values();
    }

    boolean isEmpty() {
        return byOrder.isEmpty();
    }

    void add(OrderDelayed order) {
        if (byOrder.putIfAbsent(OrderIds.of(order.userId(), order.clientOrderId()), order) != null) {
            throw new IllegalStateException("delayed twice: " + order);
        }
    }

    /** The order waits no longer; says whether it did. */
    boolean end(String userId, String clientOrderId) {
        return byOrder.remove(OrderIds.of(userId, clientOrderId)) != null;
    }

    /** The waiting order, null when it does not wait. */
    OrderDelayed find(String userId, String clientOrderId) {
        return byOrder.get(OrderIds.of(userId, clientOrderId));
    }

    /** The first whose time is over. */
    Optional<OrderDelayed> due(long now) {
        return byOrder.values().stream().filter(order -> order.until() <= now).findFirst();
    }

    /** How long an order must wait in microseconds; 0 when it need not. */
    static long delay(BookControl control, boolean marketable) {
        boolean waits = control.inPlay() && (marketable || control.betDelayModel() != BetDelayModel.TAKER_ONLY);
        return waits ? control.betDelaySeconds() * MICROS_PER_SECOND : 0;
    }

    static OrderView view(String marketId, OrderDelayed order, long seq) {
        return new OrderView(
                order.userId(),
                order.clientOrderId(),
                marketId,
                order.terms(),
                OrderStatus.DELAYED,
                null,
                0,
                order.terms().size(),
                0,
                0,
                0,
                0,
                seq,
                order.at(),
                order.at());
    }
}
