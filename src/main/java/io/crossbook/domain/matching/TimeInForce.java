package io.crossbook.domain.matching;

/** What becomes of the part of an order that finds no match at once. */
public enum TimeInForce {
    /** Rests until it is filled or cancelled. */
    GTC,
    /** Rests like GTC; whoever owns the clock cancels it when its time is over. */
    GTD,
    /** Is cancelled. */
    IOC,
    /** There is no such part: unless all of it fills at once, the order is refused. */
    FOK
}
