package io.crossbook.domain.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The resting orders of one selection, matched by price, then time.
 *
 * <p>A BUY at tick b crosses a SELL at tick s if and only if b &gt;= s, and trades at the resting order's tick. Orders
 * are known by ascending numbers, which are their time priority. {@link #match} decides without changing anything; the
 * other methods change the book by facts decided before and throw {@link IllegalStateException} when a fact does not
 * fit: the book is then to be thrown away. Not for use by several threads.
 */
public final class LimitBook {
    private final BookSide buys = new BookSide(Side.BUY);
    private final BookSide sells = new BookSide(Side.SELL);
    private final Map<Long, QueuedOrder> byNumber = new HashMap<>();
    private long lastNumber = Long.MIN_VALUE;

    /** What the order would do if it came now; the book stays as it is. */
    public MatchResult match(IncomingOrder order) {
        return Crossing.of(order, side(order.side().opposite()));
    }

    /**
     * What new terms for a resting order would do if the old ones were gone; the book stays as it is.
     *
     * <p>Owner and side stay the same (else IllegalArgumentException), so the old order never stands in the way of its
     * own replacement.
     */
    public MatchResult matchReplacing(long number, IncomingOrder newTerms) {
        requireReplaceable(known(number), newTerms);
        return match(newTerms);
    }

    /** Makes an execution so: trades, cuts, and rests the remainder under {@code number}, higher than any before. */
    public void apply(long number, IncomingOrder order, Execution execution) {
        if (number <= lastNumber) {
            throw new IllegalStateException("order " + number + " comes after order " + lastNumber);
        }
        if (execution.size() != order.size()) {
            throw new IllegalStateException("an execution of " + execution.size() + " for an order of " + order.size());
        }
        lastNumber = number;
        for (Fill fill : execution.fills()) {
            QueuedOrder resting = opposite(fill.restingNumber(), order);
            if (resting.tick != fill.tick() || resting.owner.equals(order.owner())) {
                throw new IllegalStateException(fill + " does not fit " + resting.view());
            }
            take(resting, fill.size());
        }
        for (SelfTradeCut cut : execution.cuts()) {
            QueuedOrder resting = opposite(cut.restingNumber(), order);
            if (!resting.owner.equals(order.owner())) {
                throw new IllegalStateException(cut + " does not fit " + resting.view());
            }
            take(resting, cut.size());
        }
        if (execution.sizeResting() > 0) {
            rest(new QueuedOrder(number, order.owner(), order.side(), order.tick(), execution.sizeResting()));
        }
    }

    /** Takes the old order out and applies its new terms under {@code newNumber}: they queue behind everybody else. */
    public void applyReplacing(long number, long newNumber, IncomingOrder newTerms, Execution execution) {
        QueuedOrder old = known(number);
        requireReplaceable(old, newTerms);
        take(old, old.remaining);
        apply(newNumber, newTerms, execution);
    }

    /**
     * Takes up to {@code size} off a resting order, which keeps its place; at zero it is gone.
     *
     * @return what was taken: the size, or all that remained
     */
    public long reduce(long number, long size) {
        if (size < 1) {
            throw new IllegalArgumentException("an order is reduced by a positive size, not " + size);
        }
        QueuedOrder order = known(number);
        long taken = Math.min(size, order.remaining);
        take(order, taken);
        return taken;
    }

    /** The resting order of that number, or null when none rests. */
    public RestingOrder find(long number) {
        QueuedOrder order = byNumber.get(number);
        return order == null ? null : order.view();
    }

    /** The best levels of a side, at most {@code depth} of them, the best first. */
    public List<Level> levels(Side side, int depth) {
        BookSide bookSide = side(side);
        int count = Math.min(depth, bookSide.count());
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(bookSide.queue(i).level());
        }
        return levels;
    }

    /** Everything that rests on a side at one tick, in hundredths; 0 when nothing does. */
    public long sizeAt(Side side, int tick) {
        PriceQueue queue = side(side).find(tick);
        return queue == null ? 0 : queue.level().size();
    }

    /** The tick of a side's best order, empty when the side is. */
    public OptionalInt bestTick(Side side) {
        BookSide bookSide = side(side);
        return bookSide.count() == 0 ? OptionalInt.empty() : OptionalInt.of(bookSide.queue(0).tick);
    }

    /** Every resting order: buys, then sells, best price first, earliest first; restoring them in this order copies. */
    public List<RestingOrder> restingOrders() {
        List<RestingOrder> orders = new ArrayList<>(byNumber.size());
        for (Side side : Side.values()) {
            BookSide bookSide = side(side);
            for (int i = 0; i < bookSide.count(); i++) {
                for (QueuedOrder order = bookSide.queue(i).first; order != null; order = order.next) {
                    orders.add(order.view());
                }
            }
        }
        return orders;
    }

    /** Puts an order of a snapshot back, behind those already at its price; among these numbers must ascend. */
    public void restore(RestingOrder view) {
        lastNumber = Math.max(lastNumber, view.number());
        rest(new QueuedOrder(view.number(), view.owner(), view.side(), view.tick(), view.remaining()));
    }

    private void rest(QueuedOrder order) {
        if (side(order.side.opposite()).reaches(0, order.tick)) {
            throw new IllegalStateException(order.view() + " would leave the book crossed");
        }
        if (byNumber.putIfAbsent(order.number, order) != null) {
            throw new IllegalStateException(order.view() + " is in the book already");
        }
        PriceQueue queue = side(order.side).queueAt(order.tick);
        if (order.number <= queue.lastNumber()) {
            throw new IllegalStateException(order.view() + " comes after order " + queue.lastNumber());
        }
        queue.append(order);
    }

    private void take(QueuedOrder order, long size) {
        if (size > order.remaining) {
            throw new IllegalStateException(size + " cannot be taken off " + order.view());
        }
        if (size < order.remaining) {
            order.queue.shrink(order, size);
            return;
        }
        byNumber.remove(order.number);
        order.queue.remove(order);
        if (order.queue.isEmpty()) {
            side(order.side).remove(order.queue);
        }
    }

    private QueuedOrder known(long number) {
        QueuedOrder order = byNumber.get(number);
        if (order == null) {
            throw new IllegalStateException("no order " + number + " rests here");
        }
        return order;
    }

    private QueuedOrder opposite(long number, IncomingOrder incoming) {
        QueuedOrder resting = known(number);
        boolean crosses =
                incoming.side() == Side.BUY ? incoming.tick() >= resting.tick : incoming.tick() <= resting.tick;
        if (resting.side == incoming.side() || !crosses) {
            throw new IllegalStateException(incoming + " does not cross " + resting.view());
        }
        return resting;
    }

    private static void requireReplaceable(QueuedOrder old, IncomingOrder newTerms) {
        if (old.side != newTerms.side() || !old.owner.equals(newTerms.owner())) {
            throw new IllegalArgumentException(newTerms + " cannot replace " + old.view());
        }
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? buys : sells;
    }
}
