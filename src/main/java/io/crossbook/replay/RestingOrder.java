package io.crossbook.replay;

/** A maker's order as the planner sees it; {@code remaining} is what will rest once everything planned has happened. */
final class RestingOrder {
    private final long number;
    private final Side side;
    private final int odds;
    private final long size;
    private long remaining;

    RestingOrder(long number, Side side, int odds, long size) {
        this.number = number;
        this.side = side;
        this.odds = odds;
        this.size = size;
        this.remaining = size;
    }

    /** Unique within its book and ascending in time. */
    long number() {
        return number;
    }

    Side side() {
        return side;
    }

    int odds() {
        return odds;
    }

    long size() {
        return size;
    }

    long remaining() {
        return remaining;
    }

    void setRemaining(long remaining) {
        this.remaining = remaining;
    }
}
