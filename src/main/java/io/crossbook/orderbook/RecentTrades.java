package io.crossbook.orderbook;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalLong;

/**
 * The trades of one selection in the last moments. A hint: after a restart only those since the last snapshot are
 * known, and a reference is then found elsewhere.
 */
final class RecentTrades {
    private record Trade(long level, long size, long at) {}

    private final long window;
    private final Deque<Trade> trades = new ArrayDeque<>();
    private BigInteger value = BigInteger.ZERO;
    private long size;

    RecentTrades(long window) {
        this.window = window;
    }

    void add(long level, long traded, long at) {
        trades.addLast(new Trade(level, traded, at));
        value = value.add(product(level, traded));
        size = Math.addExact(size, traded);
        forget(at);
    }

    private static BigInteger product(long level, long size) {
        return BigInteger.valueOf(level).multiply(BigInteger.valueOf(size));
    }

    private void forget(long now) {
        while (!trades.isEmpty() && trades.getFirst().at() < now - window) {
            Trade old = trades.removeFirst();
            value = value.subtract(product(old.level(), old.size()));
            size -= old.size();
        }
    }

    /** The mean level by size, empty without trades. */
    OptionalLong mean(long now) {
        forget(now);
        return size == 0
                ? OptionalLong.empty()
                : OptionalLong.of(value.divide(BigInteger.valueOf(size)).longValueExact());
    }

    /** The level farthest from this one since a time; the level itself without trades. */
    long farthest(long from, long since) {
        long farthest = from;
        for (Iterator<Trade> newest = trades.descendingIterator(); newest.hasNext(); ) {
            Trade trade = newest.next();
            if (trade.at() < since) {
                break;
            }
            if (Math.abs(trade.level() - from) > Math.abs(farthest - from)) {
                farthest = trade.level();
            }
        }
        return farthest;
    }
}
