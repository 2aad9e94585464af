package io.crossbook.orderbook;

/** Why a book says no, in order of precedence. */
public enum OrderBookRejection {
    /** Too much is waiting already; ask again later. */
    BUSY,
    /** A fault of ours, to be found in the log. */
    INTERNAL,
    MARKET_CLOSED,
    /** It arrived after the time its reservation allowed, or after its own validUntil. */
    TOO_LATE,
    MARKET_SUSPENDED,
    STALE_MARKET_VERSION,
    SELECTION_REMOVED,
    /** The order's GTD time is over. */
    ORDER_EXPIRED,
    /** The tick is not on the market's table. */
    INVALID_PRICE,
    TOO_MANY_OPEN_ORDERS,
    /** Larger than an order may be: taken for a mistake. */
    ORDER_TOO_LARGE,
    /** Too far beyond what is traded: taken for a mistake. */
    PRICE_OUT_OF_BAND,
    POST_ONLY_WOULD_CROSS,
    FOK_NOT_FILLABLE,
    /** It was cancelled before it arrived. */
    CANCELLED_BEFORE_PLACED,
    ORDER_NOT_FOUND,
    /** Nothing of it is left to cancel or reduce. */
    BET_TAKEN_OR_LAPSED,
    /** It waits out the bet delay, in which it can be neither cancelled nor changed. */
    BET_IN_PROGRESS,
    /** Not smaller than what the order has now. */
    INVALID_SIZE
}
