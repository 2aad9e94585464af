package io.crossbook.protocol;

/** Where a market stands in its life. */
public enum MarketStatus {
    INACTIVE,
    OPEN,
    SUSPENDED,
    CLOSED,
    PROPOSED,
    DISPUTED,
    SETTLING,
    SETTLED,
    VOIDED;

    /** Whether no order can be accepted any more, ever. */
    public boolean isClosed() {
        return compareTo(CLOSED) >= 0;
    }
}
