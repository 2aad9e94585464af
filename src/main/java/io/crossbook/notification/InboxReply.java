package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/** What an inbox answers. */
public sealed interface InboxReply extends Persisted {
    /** No, for this reason. */
    record Refused(InboxRejection reason) implements InboxReply {}

    /** The inbox as it stands after the command. */
    record Viewed(InboxView inbox) implements InboxReply {}

    record Done() implements InboxReply {}

    /** Awake; quiet when nothing waits to be delivered. */
    record Awake(boolean quiet) implements InboxReply {}
}
