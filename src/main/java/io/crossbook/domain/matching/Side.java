package io.crossbook.domain.matching;

/** Which way an order trades; a back is a BUY and a lay is a SELL of the selection's implied probability. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
