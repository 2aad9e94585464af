package io.crossbook.orderbook;

import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.BookDelta;
import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.Ladder;
import io.crossbook.sourcing.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What those who watch a book are told of it: no users, no orders, only levels. */
final class BookPublications {
    private BookPublications() {}

    static BookImage image(OrderBook book, long committedAt) {
        List<Ladder> ladders = new ArrayList<>();
        int selections = book.terms() == null ? 0 : book.terms().selections();
        for (int i = 0; i < selections; i++) {
            ladders.add(new Ladder(
                    i, levels(book, i, Side.BUY), levels(book, i, Side.SELL), book.lastTick(i), book.traded(i)));
        }
        BookControl control = book.lifecycle().control();
        return new BookImage(
                book.marketId(),
                book.sequence(),
                committedAt,
                book.lastAt(),
                book.lifecycle().version(),
                book.status(),
                control != null && control.inPlay(),
                control == null ? List.of() : control.removed(),
                ladders);
    }

    private static List<Ladder.Level> levels(OrderBook book, int selection, Side side) {
        return book.book(selection).levels(side, Integer.MAX_VALUE).stream()
                .map(level -> new Ladder.Level(level.tick(), level.size()))
                .toList();
    }

    /** A change of the market's state may let any number of orders lapse, so it is told as an image. */
    static Publication delta(OrderBook book, List<OrderBookEvent> events, long prevSeq, long committedAt) {
        Map<Integer, Touched> touched = new TreeMap<>();
        for (OrderBookEvent event : events) {
            if (event instanceof OrderBookEvent.OrderAccepted accepted) {
                touch(book, accepted, touched);
            } else if (event instanceof OrderBookEvent.OrderReduced reduced) {
                BookOrder order = book.memory().order(reduced.number());
                of(touched, order).add(order.terms().side(), order.terms().tick());
            } else if (event instanceof OrderBookEvent.BookDefined
                    || event instanceof OrderBookEvent.BookStatusChanged
                    || event instanceof OrderBookEvent.TradingHalted
                    || event instanceof OrderBookEvent.TradingResumed) {
                return image(book, committedAt);
            }
        }
        List<Ladder> ladders = new ArrayList<>(touched.size());
        touched.forEach((selection, ticks) -> ladders.add(new Ladder(
                selection,
                sizes(book, selection, Side.BUY, ticks.buys),
                sizes(book, selection, Side.SELL, ticks.sells),
                book.lastTick(selection),
                book.traded(selection))));
        return new BookDelta(book.marketId(), prevSeq, book.sequence(), committedAt, book.lastAt(), ladders);
    }

    private static void touch(OrderBook book, OrderBookEvent.OrderAccepted event, Map<Integer, Touched> touched) {
        Touched here = touched.computeIfAbsent(event.terms().selection(), same -> new Touched());
        here.add(event.terms().side(), event.terms().tick());
        Side other = event.terms().side().opposite();
        for (Fill fill : event.fills()) {
            here.add(other, fill.tick());
        }
        for (SelfTradeCut cut : event.cuts()) {
            here.add(other, book.memory().order(cut.restingNumber()).terms().tick());
        }
    }

    private static Touched of(Map<Integer, Touched> touched, BookOrder order) {
        return touched.computeIfAbsent(order.terms().selection(), same -> new Touched());
    }

    private static List<Ladder.Level> sizes(OrderBook book, int selection, Side side, SortedSet<Integer> ticks) {
        return ticks.stream()
                .map(tick -> new Ladder.Level(tick, book.book(selection).sizeAt(side, tick)))
                .toList();
    }

    private static final class Touched {
        final SortedSet<Integer> buys = new TreeSet<>();
        final SortedSet<Integer> sells = new TreeSet<>();

        void add(Side side, int tick) {
            (side == Side.BUY ? buys : sells).add(tick);
        }
    }
}
