package io.crossbook.replay;

/** The side of an order; as a resting order it is hit by the other one. Odds are in hundredths. */
enum Side {
    BACK,
    LAY;

    Side opposite() {
        return this == BACK ? LAY : BACK;
    }

    /** Whether a resting order of this side at {@code odds} is matched before one at {@code other}. */
    boolean isBetter(int odds, int other) {
        return this == BACK ? odds < other : odds > other;
    }

    /** Whether an order of this side at {@code odds} matches one of the other side at {@code other}. */
    boolean crosses(int odds, int other) {
        return this == BACK ? other >= odds : other <= odds;
    }
}
