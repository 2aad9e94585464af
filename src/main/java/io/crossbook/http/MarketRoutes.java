package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.Route;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.readside.Queries;
import io.crossbook.readside.book.BookHistory;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Looking at markets and their books; open to everybody. */
final class MarketRoutes {
    private static final int DEPTH_DEFAULT = 10;
    private static final int DEPTH_MAX = 350;

    private final Markets markets;
    private final OrderBooks books;
    private final Definitions definitions;
    private final Queries queries;
    private final MarketLists lists;
    private final MarketHistoryRoutes history;

    MarketRoutes(Markets markets, OrderBooks books, Queries queries, Definitions definitions) {
        this.markets = markets;
        this.books = books;
        this.definitions = definitions;
        this.queries = queries;
        this.lists = new MarketLists(queries);
        this.history = new MarketHistoryRoutes(queries, definitions);
    }

    Route open() {
        return pathPrefix(
                "markets",
                () -> concat(
                        pathEnd(() -> get(lists::list)),
                        history.open(),
                        path(segment(), id -> get(() -> market(Definitions.marketId(id)))),
                        path(segment().slash("book"), id -> get(() -> book(Definitions.marketId(id))))));
    }

    private Route market(String marketId) {
        return extractRequest(
                request -> completeWithFuture(markets.get(marketId).thenCompose(view -> books.view(marketId, 1)
                        .thenApply(book -> Answers.tagged(request, Bodies.ok(MarketJson.of(view, book)))))));
    }

    private Route book(String marketId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "depth", "atSeq", "at");
            int depth = parameters.number("depth", 1, DEPTH_MAX, DEPTH_DEFAULT);
            Optional<Long> seq = parameters.sequence("atSeq");
            Optional<Long> at = parameters.pastMicros("at", queries.now());
            if (seq.isPresent() && at.isPresent()) {
                throw Parameters.problem("at", "Give either atSeq or at.");
            }
            return completeWithFuture(definitions
                    .get(marketId)
                    .thenCompose(definition -> seq.isEmpty() && at.isEmpty()
                            ? now(marketId, depth, definition)
                            : past(marketId, seq, at, depth, definition))
                    .thenApply(book -> Answers.tagged(request, Bodies.ok(book))));
        });
    }

    private CompletionStage<BookJson> now(String marketId, int depth, MarketDefinition definition) {
        return books.view(marketId, depth).thenApply(view -> BookJson.of(marketId, view, definition));
    }

    private CompletionStage<BookJson> past(
            String marketId, Optional<Long> seq, Optional<Long> at, int depth, MarketDefinition definition) {
        return queries.runHeavy(connection -> seq.isPresent()
                        ? BookHistory.atSeq(connection, marketId, seq.get())
                        : BookHistory.at(connection, marketId, at.orElseThrow()))
                .thenApply(book -> BookJson.of(marketId, book, depth, definition));
    }
}
