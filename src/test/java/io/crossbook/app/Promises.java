package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.placement.PlaceRequest;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What users were told, and whether the exchange still stands by it. */
final class Promises implements Crowd.Listener {
    private final Map<String, OrderView> placed = new ConcurrentHashMap<>();
    private final Map<String, OrderView> cancelled = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final AtomicLong deposited = new AtomicLong();

    @Override
    public void placed(OrderView order) {
        placed.put(order.orderId(), order);
    }

    @Override
    public void refused(PlaceRequest request, String reason) {
        refused.put(request.userId() + ":" + request.clientOrderId(), reason);
    }

    @Override
    public void cancelled(OrderView order) {
        cancelled.put(order.orderId(), order);
    }

    @Override
    public void deposited(String user, String reference, long micros) {
        users.put(user, user);
        deposited.addAndGet(micros);
    }

    int placedCount() {
        return placed.size();
    }

    int refusedCount() {
        return refused.size();
    }

    int cancelledCount() {
        return cancelled.size();
    }

    /** Micros acknowledged as deposited. */
    long deposited() {
        return deposited.get();
    }

    /** Asks for every order as its owner would, and compares with what its owner was told. */
    void assertKept(Engine engine) {
        placed.values().forEach(told -> assertKept(engine, told));
        cancelled.values().forEach(told -> {
            OrderView found = find(engine, told);
            assertThat(found.sizeCancelled()).as("%s", told).isEqualTo(told.sizeCancelled());
            assertThat(found.sizeMatched()).as("%s", told).isEqualTo(told.sizeMatched());
        });
        refused.forEach((orderId, reason) -> {
            String[] parts = orderId.split(":", 2);
            await(engine.placements().order(parts[0], parts[1])).ifPresent(found -> assertThat(found.status())
                    .as("%s, of which was said %s", found, reason)
                    .isEqualTo(OrderStatus.REJECTED));
        });
    }

    private static void assertKept(Engine engine, OrderView told) {
        OrderView found = find(engine, told);
        assertThat(found.terms()).isEqualTo(told.terms());
        assertThat(found.marketId()).isEqualTo(told.marketId());
        assertThat(found.status()).as("%s", found).isNotIn(OrderStatus.REJECTED, OrderStatus.PENDING);
        assertThat(found.sizeMatched()).as("%s", told).isGreaterThanOrEqualTo(told.sizeMatched());
        assertThat(found.sizeMatched()
                        + found.sizeRemaining()
                        + found.sizeCancelled()
                        + found.sizeLapsed()
                        + found.sizeVoided())
                .isEqualTo(told.terms().size());
        if (told.status().isFinal()) {
            assertThat(found.status()).as("%s", told).isEqualTo(told.status());
        }
    }

    private static OrderView find(Engine engine, OrderView told) {
        return await(engine.placements().order(told.userId(), told.clientOrderId()))
                .orElseThrow(() -> new AssertionError("lost: " + told));
    }

    /** Sum of all balances, in micros. */
    long balances(Engine engine) {
        return users.keySet().stream()
                .mapToLong(user -> await(engine.wallets().view(user)).balance().micros())
                .sum();
    }

    /** Nobody has anything reserved or at stake. */
    void assertNothingHeld(Engine engine) {
        users.keySet().forEach(user -> assertThat(
                        await(engine.wallets().view(user)).exposure().isZero())
                .as(user)
                .isTrue());
    }
}
