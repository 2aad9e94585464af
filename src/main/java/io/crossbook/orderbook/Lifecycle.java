package io.crossbook.orderbook;

import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import java.util.List;
import java.util.function.Predicate;

/** What the book knows of its market's life: the last control message it has durably applied. */
final class Lifecycle {
    private BookControl control;

    void restore(BookControl known) {
        control = known;
    }

    /** The last control message applied, null before the first. */
    BookControl control() {
        return control;
    }

    long version() {
        return control == null ? 0 : control.version();
    }

    MarketStatus status() {
        return control == null ? MarketStatus.INACTIVE : control.status();
    }

    boolean isRemoved(int selection) {
        return control.removed().contains(selection);
    }

    /** Takes a newer state of the market and lets the orders lapse that it leaves no room for. */
    void change(OrderBook book, BookControl next, long at) {
        if (next.version() <= version()) {
            throw new IllegalStateException("control " + next.version() + " after " + version());
        }
        boolean turnsInPlay = next.inPlay() && (control == null || !control.inPlay());
        control = next;
        book.guard().halt(0);
        if (next.status().isClosed()) {
            lapse(book, order -> true, at);
        } else if (turnsInPlay) {
            lapse(book, order -> order.terms().onInPlay() == OnInPlay.LAPSE, at);
        }
        lapse(book, order -> isRemoved(order.terms().selection()), at);
    }

    private static void lapse(OrderBook book, Predicate<BookOrder> which, long at) {
        List<BookOrder> leaving = book.memory().orders().stream()
                .filter(order -> !order.isClosed())
                .filter(which)
                .toList();
        leaving.forEach(order -> book.takeOff(order, order.remaining(), Closure.LAPSED, at));
    }
}
