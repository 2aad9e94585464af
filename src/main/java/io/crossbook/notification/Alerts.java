package io.crossbook.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** A user's price alerts: those that wait, and the last that fired. */
final class Alerts {
    private static final int FIRED_KEPT = 50;

    private final LinkedHashMap<String, PriceAlert> byId = new LinkedHashMap<>();

    void restore(Collection<PriceAlert> alerts) {
        alerts.forEach(alert -> byId.put(alert.alertId(), alert));
    }

    /** Null when there is none. */
    PriceAlert find(String alertId) {
        return byId.get(alertId);
    }

    List<PriceAlert> all() {
        List<PriceAlert> all = new ArrayList<>();
        byId.values().stream().filter(PriceAlert::isWaiting).forEach(all::add);
        byId.values().stream().filter(alert -> !alert.isWaiting()).forEach(all::add);
        return all;
    }

    long waiting() {
        return byId.values().stream().filter(PriceAlert::isWaiting).count();
    }

    void add(PriceAlert alert) {
        if (byId.putIfAbsent(alert.alertId(), alert) != null) {
            throw new IllegalStateException("alert set twice: " + alert);
        }
    }

    void remove(String alertId) {
        if (byId.remove(alertId) == null) {
            throw new IllegalStateException("no alert " + alertId);
        }
    }

    void fire(InboxEvent.AlertFired event) {
        PriceAlert alert = byId.remove(event.alertId());
        if (alert == null || !alert.isWaiting()) {
            throw new IllegalStateException("no alert waits: " + event.alertId());
        }
        byId.put(alert.alertId(), alert.fired(event.seq(), event.value(), event.at()));
        List<String> fired = byId.values().stream()
                .filter(one -> !one.isWaiting())
                .map(PriceAlert::alertId)
                .toList();
        fired.stream().limit(Math.max(0, fired.size() - FIRED_KEPT)).forEach(byId::remove);
    }
}
