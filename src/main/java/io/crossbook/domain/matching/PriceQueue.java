package io.crossbook.domain.matching;

/** The orders of one side at one tick, the earliest first, with their total size. */
final class PriceQueue {
    final int tick;
    QueuedOrder first;
    private QueuedOrder last;
    private long size;
    private int orders;

    PriceQueue(int tick) {
        this.tick = tick;
    }

    void append(QueuedOrder order) {
        size = Math.addExact(size, order.remaining);
        orders++;
        order.queue = this;
        order.previous = last;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
    }

    void shrink(QueuedOrder order, long by) {
        order.remaining -= by;
        size -= by;
    }

    void remove(QueuedOrder order) {
        size -= order.remaining;
        orders--;
        if (order.previous == null) {
            first = order.next;
        } else {
            order.previous.next = order.next;
        }
        if (order.next == null) {
            last = order.previous;
        } else {
            order.next.previous = order.previous;
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    long lastNumber() {
        return last == null ? Long.MIN_VALUE : last.number;
    }

    Level level() {
        return new Level(tick, size, orders);
    }
}
