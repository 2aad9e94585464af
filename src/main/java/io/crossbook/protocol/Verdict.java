package io.crossbook.protocol;

/** What a book says of an order it was asked to take. */
public enum Verdict {
    /** It is, or was, in the book. */
    ACCEPTED,
    /** Refused for good, with a durable record. */
    REJECTED,
    /** Cancelled before it arrived, with a durable record. */
    TOMBSTONED,
    /** It waited out the bet delay, and at its end the book did not take it, with a durable record. */
    LAPSED,
    /** Its time to be accepted is over and it never was, or was closed and is forgotten. */
    EXPIRED
}
