package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * An inbox as its owner may see it.
 *
 * @param notices those shown in-app, newest first
 * @param unread how many of them are newer than what was acknowledged
 * @param webhook null when none is set
 * @param alerts those that wait, then the last that fired
 * @param pending deliveries that wait or failed and will be tried again
 * @param log what became of deliveries, newest first
 */
public record InboxView(
        long seq,
        Preferences preferences,
        Webhook webhook,
        List<Notice> notices,
        long unread,
        long acknowledged,
        List<PriceAlert> alerts,
        List<Delivery> pending,
        List<DeliveryRecord> log)
        implements Persisted {
    public InboxView {
        notices = List.copyOf(notices);
        alerts = List.copyOf(alerts);
        pending = List.copyOf(pending);
        log = List.copyOf(log);
    }
}
