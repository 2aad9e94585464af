package io.crossbook.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Our orders of one selection in the order in which the exchange will match them. */
final class RestingBook {
    private final NavigableMap<Integer, Deque<RestingOrder>> backs = new TreeMap<>();
    private final NavigableMap<Integer, Deque<RestingOrder>> lays = new TreeMap<>(Comparator.reverseOrder());
    private long lastNumber;

    /** Adds a new order behind all others at its odds. */
    RestingOrder rest(Side side, int odds, long size) {
        RestingOrder order = new RestingOrder(++lastNumber, side, odds, size);
        levels(side).computeIfAbsent(odds, key -> new ArrayDeque<>()).addLast(order);
        return order;
    }

    void remove(RestingOrder order) {
        Deque<RestingOrder> queue = levels(order.side()).get(order.odds());
        queue.remove(order);
        if (queue.isEmpty()) {
            levels(order.side()).remove(order.odds());
        }
    }

    /** Replaces all content by these orders, oldest first. */
    void restore(Collection<RestingOrder> orders) {
        backs.clear();
        lays.clear();
        orders.forEach(order -> levels(order.side())
                .computeIfAbsent(order.odds(), key -> new ArrayDeque<>())
                .addLast(order));
    }

    /** Orders per odds of one side, best odds first and oldest order first. */
    NavigableMap<Integer, Deque<RestingOrder>> levels(Side side) {
        return side == Side.BACK ? backs : lays;
    }

    long sizeAt(Side side, int odds) {
        Deque<RestingOrder> queue = levels(side).get(odds);
        return queue == null
                ? 0
                : queue.stream().mapToLong(RestingOrder::remaining).sum();
    }

    /** The orders of a side that are matched before one at {@code odds}. */
    List<RestingOrder> betterThan(Side side, int odds) {
        List<RestingOrder> orders = new ArrayList<>();
        levels(side).headMap(odds, false).values().forEach(orders::addAll);
        return orders;
    }

    /** Whether an order of {@code side} at {@code odds} would be matched instead of resting. */
    boolean wouldMatch(Side side, int odds) {
        NavigableMap<Integer, Deque<RestingOrder>> opposite = levels(side.opposite());
        return !opposite.isEmpty() && side.crosses(odds, opposite.firstKey());
    }
}
