package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import io.crossbook.market.MarketDefinition;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Queries.Query;
import io.crossbook.readside.book.BookHistory;
import io.crossbook.readside.book.BookQueries;
import io.crossbook.readside.book.BookQueries.Candle;
import io.crossbook.readside.book.BookQueries.CandlePlace;
import io.crossbook.readside.book.BookQueries.Depth;
import io.crossbook.readside.book.BookQueries.Trade;
import io.crossbook.readside.book.BookQueries.TradePlace;
import io.crossbook.readside.book.BookViews;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened in a market's book; open to everybody. */
final class MarketHistoryRoutes {
    private static final Map<String, Integer> INTERVALS = Map.of("1m", 60, "5m", 300, "1h", 3_600, "1d", 86_400);

    /** The market asked about, and which of its rows. */
    private record Asked(String marketId, MarketDefinition definition, BookQueries.Filter filter, int limit) {}

    private final Queries queries;
    private final Definitions definitions;

    MarketHistoryRoutes(Queries queries, Definitions definitions) {
        this.queries = queries;
        this.definitions = definitions;
    }

    Route open() {
        return concat(
                path(segment().slash("trades"), id -> get(() -> trades(Definitions.marketId(id)))),
                path(segment().slash("candles"), id -> get(() -> candles(Definitions.marketId(id)))),
                path(segment().slash("depth"), id -> get(() -> depth(Definitions.marketId(id)))),
                path(segment().slash("book").slash("changes"), id -> get(() -> changes(Definitions.marketId(id)))));
    }

    private Route trades(String marketId) {
        String name = "trades " + marketId;
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "selectionId", Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            TradePlace after = Cursor.of(parameters, name, 2)
                    .map(cursor -> new TradePlace(cursor.number(0), cursor.smallNumber(1)))
                    .orElse(TradePlace.START);
            return page(
                    request,
                    marketId,
                    parameters,
                    asked -> connection ->
                            BookQueries.trades(connection, marketId, asked.filter(), after, asked.limit() + 1),
                    trade -> Cursor.of(name, trade.seq(), trade.part()),
                    asked -> (Trade trade) -> HistoryJson.TradeJson.of(trade, asked.definition()));
        });
    }

    private Route candles(String marketId) {
        return extractRequest(request -> {
            Parameters parameters =
                    Parameters.of(request, "interval", "selectionId", Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            String interval = parameters.text("interval").orElse("1m");
            if (!INTERVALS.containsKey(interval)) {
                throw Parameters.problem("interval", "The parameter must be one of 1m, 5m, 1h, 1d.");
            }
            String name = "candles " + interval + " " + marketId;
            CandlePlace after = Cursor.of(parameters, name, 2)
                    .map(cursor -> new CandlePlace(cursor.smallNumber(0), cursor.number(1)))
                    .orElse(CandlePlace.START);
            return page(
                    request,
                    marketId,
                    parameters,
                    asked -> connection -> BookQueries.candles(
                            connection, marketId, INTERVALS.get(interval), asked.filter(), after, asked.limit() + 1),
                    candle -> Cursor.of(name, candle.selection(), candle.start()),
                    asked -> (Candle candle) -> HistoryJson.CandleJson.of(candle, asked.definition()));
        });
    }

    private Route depth(String marketId) {
        String name = "depth " + marketId;
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            long after = Cursor.of(parameters, name, 1)
                    .map(cursor -> cursor.number(0))
                    .orElse(-1L);
            return page(
                    request,
                    marketId,
                    parameters,
                    asked -> connection ->
                            BookQueries.depth(connection, marketId, asked.filter(), after, asked.limit() + 1),
                    depth -> Cursor.of(name, depth.second()),
                    asked -> (Depth depth) -> HistoryJson.DepthJson.of(depth, asked.definition()));
        });
    }

    private <T, J> Route page(
            HttpRequest request,
            String marketId,
            Parameters parameters,
            Function<Asked, Query<List<T>>> query,
            Function<T, String> cursor,
            Function<Asked, Function<T, J>> json) {
        Span span = Span.of(parameters);
        int limit = Page.limit(parameters);
        return completeWithFuture(definitions.get(marketId).thenCompose(definition -> {
            Integer selection = parameters
                    .text("selectionId")
                    .map(id -> selection(definition, id))
                    .orElse(null);
            Asked asked = new Asked(
                    marketId, definition, new BookQueries.Filter(selection, span.from(), span.until()), limit);
            return queries.caughtUp(BookViews.GROUP, marketId, query.apply(asked))
                    .thenApply(reading -> Answers.tagged(
                            request,
                            Answers.fresh(
                                    Bodies.ok(Page.cut(reading.value(), limit, cursor)
                                            .map(json.apply(asked))),
                                    reading.freshness())));
        }));
    }

    private static int selection(MarketDefinition definition, String id) {
        List<String> ids = definition.selections().stream()
                .map(selection -> selection.id())
                .collect(Collectors.toList());
        int index = ids.indexOf(id);
        if (index < 0) {
            throw new ProblemException(ProblemCode.SELECTION_NOT_FOUND);
        }
        return index;
    }

    private Route changes(String marketId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "fromSeq", "toSeq");
            long from = parameters.sequence("fromSeq").orElseThrow(() -> missing("fromSeq"));
            long to = parameters.sequence("toSeq").orElseThrow(() -> missing("toSeq"));
            if (from > to) {
                throw Parameters.problem("fromSeq", "The point from which must not be after the point to which.");
            }
            return completeWithFuture(definitions.get(marketId).thenCompose(definition -> queries.runHeavy(
                            connection -> BookHistory.changes(connection, marketId, from, to))
                    .thenApply(changes -> Answers.tagged(
                            request, Bodies.ok(HistoryJson.ChangesJson.of(marketId, changes, definition))))));
        });
    }

    private static ProblemException missing(String parameter) {
        return Parameters.problem(parameter, "The parameter is required.");
    }
}
