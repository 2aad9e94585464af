package io.crossbook.notification;

/** How often e-mails that can wait are gathered into one. */
public enum Digest {
    OFF,
    HOURLY,
    DAILY
}
