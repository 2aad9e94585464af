package io.crossbook.notification;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request to a user's inbox. Asking for what is already so changes nothing. */
public sealed interface InboxCommand extends Command<Inbox, InboxEvent, InboxReply> {

    private static Decision<InboxEvent, InboxReply> refuse(InboxRejection reason) {
        return Decision.reply(new InboxReply.Refused(reason));
    }

    private static Decision<InboxEvent, InboxReply> done() {
        return Decision.reply(new InboxReply.Done());
    }

    private static Decision<InboxEvent, InboxReply> unchanged(Inbox inbox) {
        return Decision.reply(new InboxReply.Viewed(inbox.view()));
    }

    /** Persists an event and answers with the inbox as it is then. */
    private static Decision<InboxEvent, InboxReply> persist(Inbox inbox, InboxEvent event) {
        Inbox copy = Inbox.of(inbox.userId(), inbox.settings(), inbox.snapshot());
        Aggregate.record(copy, event);
        return Decision.persist(event, new InboxReply.Viewed(copy.view()));
    }

    /** Chooses what to be told, and how; the whole of it at once. */
    record ChangePreferences(Preferences preferences) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            if (preferences.lackMandatory()) {
                return refuse(InboxRejection.MANDATORY_CATEGORY);
            }
            return inbox.preferences().equals(preferences)
                    ? unchanged(inbox)
                    : persist(inbox, new InboxEvent.PreferencesChanged(preferences, now));
        }
    }

    /** Sets the webhook; the same address again keeps its secret. */
    record SetWebhook(String url) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            return inbox.webhook() != null && inbox.webhook().url().equals(url)
                    ? unchanged(inbox)
                    : persist(inbox, new InboxEvent.WebhookSet(new Webhook(url, inbox.webhooks() + 1), now));
        }
    }

    record RemoveWebhook() implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            return inbox.webhook() == null ? unchanged(inbox) : persist(inbox, new InboxEvent.WebhookRemoved(now));
        }
    }

    /** Sets a price alert that counts from the book's next event; the same id and terms again change nothing. */
    record SetAlert(String alertId, String marketId, AlertRule rule, long fromSeq) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            PriceAlert known = inbox.alerts().find(alertId);
            if (known != null) {
                return known.marketId().equals(marketId) && known.rule().equals(rule)
                        ? unchanged(inbox)
                        : refuse(InboxRejection.ALERT_EXISTS_WITH_DIFFERENT_TERMS);
            }
            if (inbox.alerts().waiting() >= inbox.settings().alerts()) {
                return refuse(InboxRejection.TOO_MANY_ALERTS);
            }
            PriceAlert alert = PriceAlert.waiting(alertId, marketId, rule, fromSeq, now);
            return persist(inbox, new InboxEvent.AlertSet(alert, now));
        }
    }

    record RemoveAlert(String alertId) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            return inbox.alerts().find(alertId) == null
                    ? refuse(InboxRejection.ALERT_NOT_FOUND)
                    : persist(inbox, new InboxEvent.AlertRemoved(alertId, now));
        }
    }

    /**
     * Hears that a price alert's condition holds; an alert that fired or was removed stays as it is.
     *
     * @param seq number of the book's event that made it hold
     * @param value what was seen then
     * @param seenAt event time of that event
     */
    record FireAlert(String alertId, long seq, long value, Map<String, String> details, long seenAt)
            implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            PriceAlert alert = inbox.alerts().find(alertId);
            if (alert == null || !alert.isWaiting() || seq <= alert.fromSeq()) {
                return done();
            }
            List<InboxEvent> events = new ArrayList<>();
            events.add(new InboxEvent.AlertFired(alertId, seq, value, now));
            var fact = new Fact(seq, Category.ALERT, "ALERT_FIRED", details, Math.max(seenAt, alert.setAt()));
            Telling.of(inbox, "OrderBook|" + alert.marketId() + "#" + alertId, 0, List.of(fact), now)
                    .ifPresent(events::add);
            return Decision.persist(events, new InboxReply.Done());
        }
    }

    /**
     * Hears what happened. All facts of one event of the source must be in one command, in the order of the events;
     * facts known already do nothing, and when the user wants none of the others nothing is written.
     */
    record Notify(String source, List<Fact> facts) implements InboxCommand {
        public Notify {
            facts = List.copyOf(facts);
        }

        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            long upTo = facts.stream().mapToLong(Fact::seq).max().orElse(0);
            return Telling.of(inbox, source, upTo, facts, now)
                    .map(event -> Decision.<InboxEvent, InboxReply>persist(event, new InboxReply.Done()))
                    .orElseGet(InboxCommand::done);
        }
    }

    /** Counts every notice up to this number as seen; the last one when the number is beyond it. */
    record Acknowledge(long upTo) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            long reached = Math.min(upTo, inbox.lastNotice());
            return reached <= inbox.acknowledged()
                    ? unchanged(inbox)
                    : persist(inbox, new InboxEvent.Acknowledged(reached, now));
        }
    }

    /**
     * Hears what an attempt at a delivery came to.
     *
     * @param attempt which one it was, from 1; an answer about another attempt than the current one says nothing new
     * @param worthwhile whether trying again can help
     */
    record NoteAttempt(String deliveryId, int attempt, boolean delivered, boolean worthwhile, String detail)
            implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            Delivery delivery = inbox.outbox().find(deliveryId);
            if (delivery == null || (attempt != delivery.attempts() + 1 && !delivered)) {
                return done();
            }
            boolean again =
                    !delivered && worthwhile && attempt < inbox.settings().attempts();
            DeliveryRecord.Result result = delivered
                    ? DeliveryRecord.Result.DELIVERED
                    : again ? DeliveryRecord.Result.FAILED : DeliveryRecord.Result.GIVEN_UP;
            long nextAt = again ? now + inbox.settings().backoff(attempt) : 0;
            return Decision.persist(
                    new InboxEvent.DeliveryAttempted(deliveryId, result, detail, nextAt, now), new InboxReply.Done());
        }
    }

    record ViewInbox() implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            return unchanged(inbox);
        }
    }

    /** Wakes the inbox, which then goes on with whatever waits. */
    record Wake(long seenSequence) implements InboxCommand {
        @Override
        public Decision<InboxEvent, InboxReply> decide(Inbox inbox, long now) {
            boolean settled = inbox.outbox().isEmpty() && inbox.sequence() >= seenSequence;
            return Decision.reply(new InboxReply.Awake(settled));
        }
    }
}
