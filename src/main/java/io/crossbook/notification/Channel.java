package io.crossbook.notification;

/** A way by which a notice reaches its user. */
public enum Channel {
    IN_APP,
    EMAIL,
    WEBHOOK
}
