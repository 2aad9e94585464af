package io.crossbook.protocol;

/** Where an order stands; the last six are final. */
public enum OrderStatus {
    PENDING,
    DELAYED,
    OPEN,
    FILLED,
    CANCELLED,
    LAPSED,
    EXPIRED,
    VOIDED,
    REJECTED;

    /** Whether nothing can happen to the order any more. */
    public boolean isFinal() {
        return compareTo(OPEN) > 0;
    }
}
