package io.crossbook.domain.matching;

/** A resting order as the book keeps it: linked to its neighbours in the queue of its price. */
final class QueuedOrder {
    final long number;
    final String owner;
    final Side side;
    final int tick;
    long remaining;
    PriceQueue queue;
    QueuedOrder previous;
    QueuedOrder next;

    QueuedOrder(long number, String owner, Side side, int tick, long remaining) {
        this.number = number;
        this.owner = owner;
        this.side = side;
        this.tick = tick;
        this.remaining = remaining;
    }

    RestingOrder view() {
        return new RestingOrder(number, owner, side, tick, remaining);
    }
}
