package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.crossbook.domain.money.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Places, cancels and looks up orders of one market. */
final class OrderDesk {
    private static final int NOT_FOUND = 404;

    private final ExchangeClient client;
    private final String marketId;

    OrderDesk(ExchangeClient client, String marketId) {
        this.client = client;
        this.marketId = marketId;
    }

    /** Places an order that may only rest: it stays through the start of in-play and is refused if it would match. */
    OrderState rest(Account account, String selectionId, Side side, int odds, long size) {
        Map<String, Object> order = order(selectionId, side, odds, size);
        order.put("timeInForce", "GTC");
        order.put("postOnly", true);
        order.put("onInPlay", "PERSIST");
        return place(account, order);
    }

    /** Places an order that matches what it can at once and never rests. */
    OrderState take(Account account, String selectionId, Side side, int odds, long size) {
        Map<String, Object> order = order(selectionId, side, odds, size);
        order.put("timeInForce", "IOC");
        return place(account, order);
    }

    /** Takes back what is left of an order; false when there was nothing left to take back. */
    boolean cancel(Account account, String orderId) {
        Answer answer = client.delete(account.session(), "/v1/orders/" + orderId);
        client.statistics().cancels.increment();
        for (JsonNode canceled : answer.body().path("canceled")) {
            if (canceled.asText().equals(orderId)) {
                return true;
            }
        }
        return false;
    }

    /** What became of an order; empty when the exchange has forgotten it, which it does only with closed orders. */
    Optional<OrderState> find(Account account, String orderId) {
        Answer answer = client.get(account.session(), "/v1/orders/" + orderId);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(
                        OrderState.of(answer.orThrow("look up order " + orderId).body()));
    }

    private Map<String, Object> order(String selectionId, Side side, int odds, long size) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("marketId", marketId);
        order.put("selectionId", selectionId);
        order.put("side", side.name());
        order.put("price", Size.format(odds));
        order.put("size", Size.format(size));
        return order;
    }

    /** The id is made now, when it is first sent: the exchange refuses ids of long ago. */
    private OrderState place(Account account, Map<String, Object> order) {
        long start = client.ticker().nanos();
        order.put("clientOrderId", UuidCreator.getTimeOrderedEpoch().toString());
        Answer answer = client.post(account.session(), "/v1/orders", order);
        if (answer.code().equals("INSUFFICIENT_FUNDS")) {
            account.deposit(client);
            answer = client.post(account.session(), "/v1/orders", order);
        }
        OrderState state = OrderState.of(answer.orThrow("place " + order).body());
        for (int attempt = 0; state.isPending(); attempt++) {
            client.awaitProgress(attempt, start, "an order is pending");
            state = askAgain(account, order);
        }
        client.statistics().recordLatency(client.ticker().nanos() - start);
        client.statistics().orders.increment();
        return state;
    }

    private OrderState askAgain(Account account, Map<String, Object> order) {
        Answer known = client.get(account.session(), "/v1/orders/by-client-id/" + order.get("clientOrderId"));
        Answer answer = known.status() == NOT_FOUND ? client.post(account.session(), "/v1/orders", order) : known;
        return OrderState.of(answer.orThrow("look up " + order).body());
    }
}
