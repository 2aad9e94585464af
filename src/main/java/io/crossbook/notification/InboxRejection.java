package io.crossbook.notification;

/** Why an inbox says no, in order of precedence; nothing has changed then. */
public enum InboxRejection {
    /** Too much is waiting already; ask again later. */
    BUSY,
    /** A fault of ours, to be found in the log. */
    INTERNAL,
    /** Security notices cannot be switched off. */
    MANDATORY_CATEGORY,
    ALERT_NOT_FOUND,
    ALERT_EXISTS_WITH_DIFFERENT_TERMS,
    TOO_MANY_ALERTS
}
