package io.crossbook.http;

import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.orderbook.BookView;
import java.util.List;
import java.util.stream.IntStream;

/** A book as everybody reads it, at one sequence number of it. */
record BookJson(String marketId, long seq, String time, long version, List<SelectionJson> selections) {
    /**
     * One selection's levels as [price, size], best first. An ODDS market has back and lay: what a backer and a layer
     * can take; the others have bids and asks: what rests.
     */
    record SelectionJson(
            String id,
            List<List<String>> back,
            List<List<String>> lay,
            List<List<String>> bids,
            List<List<String>> asks,
            String lastTraded,
            String traded) {}

    static BookJson of(String marketId, BookView book, MarketDefinition definition) {
        return new BookJson(
                marketId, book.seq(), Times.ofMicros(book.lastAt()), book.version(), selections(book, definition));
    }

    static List<SelectionJson> selections(BookView book, MarketDefinition definition) {
        return IntStream.range(0, book.selections().size())
                .mapToObj(i -> selection(
                        definition.selections().get(i).id(), book.selections().get(i), definition))
                .toList();
    }

    private static SelectionJson selection(String id, BookView.SelectionView view, MarketDefinition definition) {
        TickTable ticks = definition.terms().rules().ticks();
        List<List<String>> buys = levels(view.buys(), ticks);
        List<List<String>> sells = levels(view.sells(), ticks);
        String last = view.lastTradedTick() == 0 ? null : Price.format(ticks.price(view.lastTradedTick()));
        String traded = Size.format(view.traded());
        return KindWords.of(definition.kind()).showsWhatCanBeTaken()
                ? new SelectionJson(id, sells, buys, null, null, last, traded)
                : new SelectionJson(id, null, null, buys, sells, last, traded);
    }

    private static List<List<String>> levels(List<BookView.Level> levels, TickTable ticks) {
        return levels.stream()
                .map(level -> List.of(Price.format(ticks.price(level.tick())), Size.format(level.size())))
                .toList();
    }
}
