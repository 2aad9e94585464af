package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.server.Route;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.orderbook.BookView.Level;
import io.crossbook.orderbook.BookView.SelectionView;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.Queries;
import io.crossbook.readside.market.MarketQueries;
import io.crossbook.readside.market.MarketQueries.Best;
import io.crossbook.readside.market.MarketQueries.Filter;
import io.crossbook.readside.market.MarketQueries.Listed;
import io.crossbook.readside.market.MarketQueries.Place;
import io.crossbook.readside.market.MarketViews;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of markets with their board, from the read side. */
final class MarketLists {
    private static final String NAME = "markets";
    private static final String NAME_OVER = "markets-over";
    private static final SelectionView EMPTY = new SelectionView(List.of(), List.of(), 0, 0);

    record Summary(
            String marketId,
            String kind,
            String name,
            NewMarket.EventJson event,
            String status,
            boolean inPlay,
            long version,
            String createdAt,
            long bookSeq,
            List<BookJson.SelectionJson> prices) {
        static Summary of(Listed market, List<Best> board) {
            var definition = market.definition();
            String startsAt = definition.startsAt() == null ? null : Times.ofMicros(definition.startsAt());
            return new Summary(
                    market.marketId(),
                    definition.kind().name(),
                    definition.name(),
                    new NewMarket.EventJson(definition.eventName(), startsAt),
                    market.status().name(),
                    market.inPlay(),
                    market.seq(),
                    Times.ofMicros(market.createdAt()),
                    board.stream().mapToLong(Best::seq).max().orElse(0),
                    BookJson.selections(views(definition.selections().size(), board), definition));
        }

        private static List<SelectionView> views(int selections, List<Best> board) {
            List<SelectionView> views = new ArrayList<>(Collections.nCopies(selections, EMPTY));
            board.forEach(best -> views.set(
                    best.selection(),
                    new SelectionView(
                            level(best.buyTick(), best.buySize()),
                            level(best.sellTick(), best.sellSize()),
                            best.lastTick(),
                            best.traded())));
            return views;
        }

        private static List<Level> level(int tick, long size) {
            return tick == 0 ? List.of() : List.of(new Level(tick, size));
        }
    }

    private record Board(List<Listed> markets, Map<String, List<Best>> best) {}

    private final Queries queries;

    MarketLists(Queries queries) {
        this.queries = queries;
    }

    Route list() {
        return extractRequest(request -> {
            Parameters parameters =
                    Parameters.of(request, "status", "kind", "over", "event", "q", Page.LIMIT, Page.CURSOR);
            Filter filter = new Filter(
                    parameters.oneOf("status", MarketStatus.class),
                    parameters.oneOf("kind", MarketKind.class),
                    parameters.flag("over"),
                    parameters.text("event"),
                    parameters.text("q").orElse(""));
            int limit = Page.limit(parameters);
            // What is over grows for ever, and only its end is looked at.
            boolean newest = filter.over().orElse(false);
            String name = newest ? NAME_OVER : NAME;
            Place place = Cursor.of(parameters, name, 2)
                    .map(cursor -> new Place(cursor.number(0), cursor.text(1)))
                    .orElse(newest ? Place.END : Place.START);
            return completeWithFuture(queries.caughtUp(MarketViews.GROUP, connection -> {
                        List<Listed> markets = newest
                                ? MarketQueries.newestFirst(connection, filter, place, limit + 1)
                                : MarketQueries.oldestFirst(connection, filter, place, limit + 1);
                        List<String> ids =
                                markets.stream().map(Listed::marketId).toList();
                        return new Board(
                                markets,
                                MarketQueries.board(connection, ids).stream()
                                        .collect(Collectors.groupingBy(Best::marketId)));
                    })
                    .thenApply(reading -> Answers.tagged(
                            request,
                            Answers.fresh(Bodies.ok(page(name, reading.value(), limit)), reading.freshness()))));
        });
    }

    private static Page<Summary> page(String name, Board board, int limit) {
        return Page.cut(board.markets(), limit, market -> Cursor.of(name, market.createdAt(), market.marketId()))
                .map(market -> Summary.of(market, board.best().getOrDefault(market.marketId(), List.of())));
    }
}
