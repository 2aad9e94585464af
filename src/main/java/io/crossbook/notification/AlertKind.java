package io.crossbook.notification;

/** What a price alert watches. */
public enum AlertKind {
    /** The last traded price reaches or passes the value, from below or from above. */
    CROSSES,
    /** Somebody backs (buys) at the value or better: the best price for backing is at least the value for odds. */
    BEST_BACK,
    /** The best price for laying (selling) has come to the value or beyond. */
    BEST_LAY,
    /** The best prices of both sides are no further apart than the value. */
    SPREAD,
    /** At least the value has been traded on the selection. */
    VOLUME,
    /** The last traded price has moved by at least the value (hundredths of a percent) within the window. */
    MOVE,
    /** The market's status has changed, to the one named if one is named. */
    STATUS
}
