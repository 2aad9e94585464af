package io.crossbook.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits to be delivered, what is under way, and what became of the latest deliveries. */
final class Outbox {
    private static final int LOG_KEPT = 100;
    private static final int WAITING_MAX = 500;
    private static final int UNDER_WAY_MAX = 8;
    private static final long ANSWER_MICROS = 60_000_000;
    private static final long SOON_MICROS = 15_000_000;

    private final LinkedHashMap<String, Delivery> pending = new LinkedHashMap<>();
    private final ArrayDeque<DeliveryRecord> log = new ArrayDeque<>();
    /** Hint: when a delivery was last handed over whose outcome is not known. */
    private final Map<String, Long> underWay = new HashMap<>();
    /** Hint: the time at which somebody last asked what is due. */
    private long lookedAt;

    void restore(Collection<Delivery> deliveries, Collection<DeliveryRecord> records) {
        deliveries.forEach(delivery -> pending.put(delivery.id(), delivery));
        log.addAll(records);
    }

    List<Delivery> pending() {
        return List.copyOf(pending.values());
    }

    /** The latest first. */
    List<DeliveryRecord> log() {
        return List.copyOf(log);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    Delivery find(String id) {
        return pending.get(id);
    }

    void plan(PlannedDelivery plan, Notice notice, long at) {
        Delivery waiting = pending.get(plan.id());
        if (waiting != null) {
            pending.put(plan.id(), waiting.with(notice));
        } else if (pending.size() < WAITING_MAX || notice.category().mandatory()) {
            pending.put(plan.id(), Delivery.of(plan, notice));
        } else {
            write(new DeliveryRecord(
                    plan.id(),
                    plan.channel(),
                    plan.notice(),
                    0,
                    DeliveryRecord.Result.GIVEN_UP,
                    "too many deliveries wait already",
                    at));
        }
    }

    void attempted(InboxEvent.DeliveryAttempted event) {
        Delivery delivery = pending.get(event.deliveryId());
        if (delivery == null) {
            throw new IllegalStateException("no delivery " + event.deliveryId());
        }
        underWay.remove(delivery.id());
        if (event.result() == DeliveryRecord.Result.FAILED) {
            pending.put(delivery.id(), delivery.failed(event.nextAt()));
        } else {
            pending.remove(delivery.id());
        }
        write(record(delivery, delivery.attempts() + 1, event.result(), event.detail(), event.at()));
    }

    /** Gives up what waits for a channel that leads nowhere any more. */
    void drop(Channel channel, String why, long at) {
        List<Delivery> dropped = pending.values().stream()
                .filter(delivery -> delivery.channel() == channel)
                .toList();
        for (Delivery delivery : dropped) {
            pending.remove(delivery.id());
            underWay.remove(delivery.id());
            write(record(delivery, delivery.attempts(), DeliveryRecord.Result.GIVEN_UP, why, at));
        }
    }

    private static DeliveryRecord record(
            Delivery delivery, int attempt, DeliveryRecord.Result result, String detail, long at) {
        return new DeliveryRecord(
                delivery.id(), delivery.channel(), delivery.notices().get(0).number(), attempt, result, detail, at);
    }

    private void write(DeliveryRecord record) {
        log.addFirst(record);
        if (log.size() > LOG_KEPT) {
            log.removeLast();
        }
    }

    /** Deliveries to hand over now, first or again; they count as under way from then on. */
    List<Delivery> due(long now) {
        lookedAt = now;
        List<Delivery> due = new ArrayList<>();
        underWay.values().removeIf(since -> now - since >= ANSWER_MICROS);
        for (Delivery delivery : pending.values()) {
            if (underWay.size() >= UNDER_WAY_MAX) {
                break;
            }
            if (delivery.notBefore() <= now && !underWay.containsKey(delivery.id())) {
                underWay.put(delivery.id(), now);
                due.add(delivery);
            }
        }
        return due;
    }

    /** Whether nothing is to be done here soon; what is due later is left to the waker. */
    boolean isCalm() {
        return pending.values().stream().allMatch(delivery -> delivery.notBefore() > lookedAt + SOON_MICROS);
    }
}
