package io.crossbook.orderbook;

import io.crossbook.domain.matching.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The resting GTD orders, soonest end first. */
final class Expiries {
    private final TreeSet<BookOrder> byEnd = new TreeSet<>(
            Comparator.<BookOrder>comparingLong(order -> order.terms().goodTill())
                    .thenComparingLong(BookOrder::number));

    void watch(BookOrder order) {
        if (order.terms().timeInForce() == TimeInForce.GTD) {
            byEnd.add(order);
        }
    }

    void unwatch(BookOrder order) {
        if (order.terms().timeInForce() == TimeInForce.GTD) {
            byEnd.remove(order);
        }
    }

    boolean isEmpty() {
        return byEnd.isEmpty();
    }

    /** Orders whose time is over, soonest first. */
    List<BookOrder> due(long now) {
        List<BookOrder> due = new ArrayList<>();
        for (BookOrder order : byEnd) {
            if (order.terms().goodTill() > now) {
                break;
            }
            due.add(order);
        }
        return due;
    }
}
