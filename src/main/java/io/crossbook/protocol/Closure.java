package io.crossbook.protocol;

/** Why size left an order without being matched: by its owner or terms, by the system, by time, or as if never made. */
public enum Closure {
    CANCELLED,
    LAPSED,
    EXPIRED,
    VOIDED
}
