package io.crossbook.http;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import io.crossbook.orderbook.BookView;
import io.crossbook.readside.book.BookFold;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A book as everybody reads it, at one sequence number of it. */
record BookJson(String marketId, long seq, String time, long version, List<SelectionJson> selections) {
    /**
     * One selection's levels as [price, size], best first. An ODDS market has back and lay: what a backer and a layer
     * can take; the others have bids and asks: what rests. What only tells a part of a book goes without names.
     */
    record SelectionJson(
            String id,
            String name,
            List<List<String>> back,
            List<List<String>> lay,
            List<List<String>> bids,
            List<List<String>> asks,
            String lastTraded,
            String traded) {
        SelectionJson withTraded(String size) {
            return new SelectionJson(id, name, back, lay, bids, asks, lastTraded, size);
        }
    }

    static BookJson of(String marketId, BookView book, MarketDefinition definition) {
        return new BookJson(
                marketId,
                book.seq(),
                Times.ofMicros(book.lastAt()),
                book.version(),
                selections(book.selections(), definition));
    }

    /** The book as it was, with so many levels on each side. */
    static BookJson of(String marketId, BookFold book, int depth, MarketDefinition definition) {
        List<BookView.SelectionView> views = IntStream.range(0, book.selections())
                .mapToObj(i -> new BookView.SelectionView(
                        best(book.levels(i, Side.BUY).descendingMap(), depth),
                        best(book.levels(i, Side.SELL), depth),
                        book.lastTick(i),
                        book.traded(i)))
                .toList();
        return new BookJson(
                marketId, book.seq(), Times.ofMicros(book.at()), book.version(), selections(views, definition));
    }

    private static List<BookView.Level> best(Map<Integer, Long> levels, int depth) {
        return levels.entrySet().stream()
                .limit(depth)
                .map(level -> new BookView.Level(level.getKey(), level.getValue()))
                .toList();
    }

    static List<SelectionJson> selections(List<BookView.SelectionView> views, MarketDefinition definition) {
        return IntStream.range(0, views.size())
                .mapToObj(i -> selection(definition.selections().get(i), views.get(i), definition))
                .toList();
    }

    private static SelectionJson selection(Selection of, BookView.SelectionView view, MarketDefinition definition) {
        TickTable ticks = definition.terms().rules().ticks();
        List<List<String>> buys = levels(view.buys(), ticks);
        List<List<String>> sells = levels(view.sells(), ticks);
        String last = view.lastTradedTick() == 0 ? null : Price.format(ticks.price(view.lastTradedTick()));
        String traded = Size.format(view.traded());
        return KindWords.of(definition.kind()).showsWhatCanBeTaken()
                ? new SelectionJson(of.id(), of.name(), sells, buys, null, null, last, traded)
                : new SelectionJson(of.id(), of.name(), null, null, buys, sells, last, traded);
    }

    /** One selection with nothing but its levels. */
    static SelectionJson levels(
            MarketDefinition market, int selection, List<List<String>> buys, List<List<String>> sells) {
        String id = market.selections().get(selection).id();
        return KindWords.of(market.kind()).showsWhatCanBeTaken()
                ? new SelectionJson(id, null, sells, buys, null, null, null, null)
                : new SelectionJson(id, null, null, null, buys, sells, null, null);
    }

    private static List<List<String>> levels(List<BookView.Level> levels, TickTable ticks) {
        return levels.stream()
                .map(level -> List.of(Price.format(ticks.price(level.tick())), Size.format(level.size())))
                .toList();
    }
}
