package io.crossbook.notification;

import io.crossbook.sourcing.Outgoing;

/** What leaves an inbox once it is durable. Each may be lost, doubled or late. */
public sealed interface InboxMessage extends Outgoing {
    String userId();

    /** To the user's e-mail address; the outcome comes back as {@link InboxCommand.NoteAttempt}. */
    record SendMail(String userId, String address, Delivery delivery) implements InboxMessage {}

    /** To the user's webhook; the outcome comes back as {@link InboxCommand.NoteAttempt}. */
    record CallWebhook(String userId, Webhook webhook, Delivery delivery) implements InboxMessage {}
}
