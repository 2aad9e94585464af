package io.crossbook.notification;

import akka.actor.typed.ActorSystem;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import io.crossbook.sourcing.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reaches inboxes by user id. Refusals fail the stage with {@link Refusal}, a timeout means the outcome is unknown. */
public final class Inboxes {
    private final EntityClient<InboxEntity.Request, InboxCommand, InboxReply> client;

    public Inboxes(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(system, InboxEntity.KEY, InboxEntity.Request::new, askTimeout);
    }

    public CompletionStage<InboxView> view(String userId) {
        return view(userId, new InboxCommand.ViewInbox());
    }

    public CompletionStage<InboxView> changePreferences(String userId, Preferences preferences) {
        return view(userId, new InboxCommand.ChangePreferences(preferences));
    }

    public CompletionStage<InboxView> setWebhook(String userId, String url) {
        return view(userId, new InboxCommand.SetWebhook(url));
    }

    public CompletionStage<InboxView> removeWebhook(String userId) {
        return view(userId, new InboxCommand.RemoveWebhook());
    }

    /** The id of a user's alert with this client reference. */
    public static String alertId(String userId, String clientRef) {
        return Ids.named("alert:" + userId + ":" + clientRef);
    }

    /** Sets a price alert that counts from the book's event after this number. */
    public CompletionStage<InboxView> setAlert(
            String userId, String alertId, String marketId, AlertRule rule, long fromSeq) {
        return view(userId, new InboxCommand.SetAlert(alertId, marketId, rule, fromSeq));
    }

    public CompletionStage<InboxView> removeAlert(String userId, String alertId) {
        return view(userId, new InboxCommand.RemoveAlert(alertId));
    }

    /** Counts every notice up to this number as seen. */
    public CompletionStage<InboxView> acknowledge(String userId, long upTo) {
        return view(userId, new InboxCommand.Acknowledge(upTo));
    }

    /** Tells a user of facts; when the stage succeeds they are taken for good, or nobody wants them. */
    public CompletionStage<Void> tell(String userId, String source, List<Fact> facts) {
        return done(userId, new InboxCommand.Notify(source, facts));
    }

    /** Reports that a price alert's condition holds; when the stage succeeds the alert has fired, or is no more. */
    public CompletionStage<Void> fire(
            String userId, String alertId, long seq, long value, Map<String, String> details, long seenAt) {
        return done(userId, new InboxCommand.FireAlert(alertId, seq, value, details, seenAt));
    }

    /** Reports what an attempt at a delivery came to. */
    public void report(String userId, InboxCommand.NoteAttempt attempt) {
        client.tell(userId, attempt);
    }

    /** Wakes an inbox whose journal has come so far; true when it knows that, and nothing in it waits. */
    public CompletionStage<Boolean> wake(String userId, long seenSequence) {
        return client.ask(userId, new InboxCommand.Wake(seenSequence))
                .thenApply(reply -> reply instanceof InboxReply.Awake awake && awake.quiet());
    }

    /** Watches an inbox, or renews that; the watcher gets {@link InboxNews}. */
    public void watch(String userId, Watch watch) {
        client.watch(userId, watch);
    }

    private CompletionStage<InboxView> view(String userId, InboxCommand command) {
        return client.ask(userId, command).thenApply(reply -> {
            refuse(reply);
            return ((InboxReply.Viewed) reply).inbox();
        });
    }

    private CompletionStage<Void> done(String userId, InboxCommand command) {
        return client.ask(userId, command).thenAccept(Inboxes::refuse);
    }

    private static void refuse(InboxReply reply) {
        if (reply instanceof InboxReply.Refused refused) {
            throw new Refusal(refused.reason());
        }
    }
}
