package io.crossbook.notification;

import io.crossbook.sourcing.Event;
import java.util.List;

/** A fact about a user's inbox. Times are microseconds. */
public sealed interface InboxEvent extends Event<Inbox> {

    /** The user chose what to be told, and how. It holds for what happens from now on. */
    record PreferencesChanged(Preferences preferences, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.prefer(preferences, at);
        }
    }

    record WebhookSet(Webhook webhook, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.listenAt(webhook, at);
        }
    }

    /** Nothing more goes to the webhook, not even what waited. */
    record WebhookRemoved(long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.listenAt(null, at);
        }
    }

    record AlertSet(PriceAlert alert, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.alerts().add(alert);
        }
    }

    record AlertRemoved(String alertId, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.alerts().remove(alertId);
        }
    }

    /**
     * A price alert fired; it never fires again.
     *
     * @param seq number of the book's event that fired it
     * @param value what was seen then, in the unit of the rule's value
     */
    record AlertFired(String alertId, long seq, long value, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.alerts().fire(this);
        }
    }

    /**
     * The user is told of facts.
     *
     * @param upTo number of the source's last event that is known now; 0 when a repeat is recognised otherwise
     */
    record Noticed(String source, long upTo, List<Notice> notices, List<PlannedDelivery> deliveries, long at)
            implements InboxEvent {
        public Noticed {
            notices = List.copyOf(notices);
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public void applyTo(Inbox inbox) {
            inbox.notice(this);
        }
    }

    /** The user has seen every notice up to this number. */
    record Acknowledged(long upTo, long at) implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.acknowledge(upTo);
        }
    }

    /**
     * A delivery was tried.
     *
     * @param detail what the other side said, null when there is nothing to say
     * @param nextAt when it will be tried again; 0 unless it failed
     */
    record DeliveryAttempted(String deliveryId, DeliveryRecord.Result result, String detail, long nextAt, long at)
            implements InboxEvent {
        @Override
        public void applyTo(Inbox inbox) {
            inbox.outbox().attempted(this);
        }
    }
}
