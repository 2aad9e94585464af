package io.crossbook.protocol;

/** What a book says of an order it was asked to take. */
public enum Verdict {
    /** It is, or was, in the book. */
    ACCEPTED,
    /** Refused for good, with a durable record. */
    REJECTED,
    /** Cancelled before it arrived, with a durable record. */
    TOMBSTONED,
    /** Its time to be accepted is over and it never was, or was closed and is forgotten. */
    EXPIRED
}
