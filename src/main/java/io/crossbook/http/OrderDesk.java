package io.crossbook.http;

import io.crossbook.controls.TradingSwitches;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.orderbook.BookView;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.placement.Placements;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns what a client asks for into an order that wallet and book understand, and places it. */
final class OrderDesk {
    /** How many ticks beyond the best price a market order without a price of its own may go. */
    private static final int PROTECTION_TICKS = 5;

    private final Placements placements;
    private final OrderBooks books;
    private final Definitions definitions;
    private final TradingSwitches switches;

    OrderDesk(Placements placements, OrderBooks books, Definitions definitions, TradingSwitches switches) {
        this.placements = placements;
        this.books = books;
        this.definitions = definitions;
        this.switches = switches;
    }

    /** Places an order; the trace is null when nobody follows the request. */
    CompletionStage<PlacementOutcome> place(String userId, NewOrder asked, String trace) {
        long idMillis = NewOrder.idMillis(asked.clientOrderId());
        NewOrder order = asked.complete();
        order.check();
        Optional<Refusal> refusal = switches.refusal(userId, order.marketId());
        return refusal.isEmpty()
                ? place(userId, order, idMillis, trace)
                : placements.order(userId, order.clientOrderId()).thenCompose(known -> {
                    if (known.isEmpty()) {
                        throw refusal.get();
                    }
                    // It was placed before trading was stopped: a repeat is told what became of it.
                    return place(userId, order, idMillis, trace);
                });
    }

    private CompletionStage<PlacementOutcome> place(String userId, NewOrder order, long idMillis, String trace) {
        return definitions.get(Definitions.marketId(order.marketId())).thenCompose(market -> {
            String fingerprint = order.fingerprint(market);
            return tick(userId, order, market)
                    .thenApply(tick -> new PlaceRequest(
                            userId,
                            order.clientOrderId(),
                            idMillis,
                            order.marketId(),
                            market.terms(),
                            order.terms(market, tick),
                            fingerprint,
                            trace))
                    .thenCompose(placements::place);
        });
    }

    private CompletionStage<Integer> tick(String userId, NewOrder order, MarketDefinition market) {
        OptionalInt named = order.tick(market);
        if (named.isPresent()) {
            return CompletableFuture.completedFuture(named.getAsInt());
        }
        int selection = order.selection(market);
        Side side = order.bookSide(market);
        return books.view(order.marketId(), 1).thenCompose(book -> {
            OptionalInt best = bestOpposite(book, selection, side);
            return best.isPresent()
                    ? CompletableFuture.completedFuture(protection(market, side, best.getAsInt()))
                    : tickBefore(userId, order.clientOrderId());
        });
    }

    private static OptionalInt bestOpposite(BookView book, int selection, Side side) {
        if (selection >= book.selections().size()) {
            return OptionalInt.empty();
        }
        BookView.SelectionView view = book.selections().get(selection);
        List<BookView.Level> levels = side == Side.BUY ? view.sells() : view.buys();
        return levels.stream().mapToInt(BookView.Level::tick).findFirst();
    }

    private static int protection(MarketDefinition market, Side side, int best) {
        TickTable ticks = market.terms().rules().ticks();
        return ticks.shift(best, side == Side.BUY ? PROTECTION_TICKS : -PROTECTION_TICKS);
    }

    /** A repeat of a market order may find an empty book, because the first one took it: then it goes by the first. */
    private CompletionStage<Integer> tickBefore(String userId, String clientOrderId) {
        CompletionStage<Optional<OrderView>> before = placements.order(userId, clientOrderId);
        return before.thenApply(order -> order.map(known -> known.terms().tick())
                .orElseThrow(() -> new ProblemException(ProblemCode.NO_LIQUIDITY)));
    }
}
