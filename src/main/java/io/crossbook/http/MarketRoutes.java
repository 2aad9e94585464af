package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.BookView;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.MarketSummary;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Looking at markets and their books; open to everybody. */
final class MarketRoutes {
    private static final int DEPTH_DEFAULT = 10;
    private static final int DEPTH_MAX = 350;

    record Summary(
            String marketId,
            String kind,
            String name,
            NewMarket.EventJson event,
            String status,
            boolean inPlay,
            long version,
            String createdAt) {
        static Summary of(MarketSummary market) {
            String startsAt = market.startsAt() == null ? null : Times.ofMicros(market.startsAt());
            return new Summary(
                    market.marketId(),
                    market.kind().name(),
                    market.name(),
                    new NewMarket.EventJson(market.eventName(), startsAt),
                    market.status().name(),
                    market.inPlay(),
                    market.version(),
                    Times.ofMicros(market.createdAt()));
        }
    }

    private final Markets markets;
    private final OrderBooks books;
    private final Definitions definitions;

    MarketRoutes(Markets markets, OrderBooks books, Definitions definitions) {
        this.markets = markets;
        this.books = books;
        this.definitions = definitions;
    }

    Route open() {
        return pathPrefix(
                "markets",
                () -> concat(
                        pathEnd(() -> get(this::list)),
                        path(segment(), id -> get(() -> completeWithFuture(market(Definitions.marketId(id))))),
                        path(segment().slash("book"), id -> get(() -> book(Definitions.marketId(id))))));
    }

    private Route list() {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "status", "kind", "q", Page.LIMIT, Page.CURSOR);
            var status = parameters.oneOf("status", MarketStatus.class);
            var kind = parameters.oneOf("kind", MarketKind.class);
            String words = parameters.text("q").orElse("").toLowerCase(Locale.ROOT);
            return completeWithFuture(markets.list()
                    .thenApply(all -> all.stream()
                            .filter(market -> status.isEmpty() || status.get() == market.status())
                            .filter(market -> kind.isEmpty() || kind.get() == market.kind())
                            .filter(market -> mentions(market, words))
                            .toList())
                    .thenApply(found -> Page.of(found, MarketRoutes::key, Comparator.naturalOrder(), parameters))
                    .thenApply(page -> Bodies.ok(page.map(Summary::of))));
        });
    }

    private CompletionStage<HttpResponse> market(String marketId) {
        CompletionStage<MarketView> market = markets.get(marketId);
        return market.thenCompose(view -> books.view(marketId, 1)
                .thenApply(book -> Bodies.ok(MarketJson.of(
                        view,
                        book.settlement() == null ? view.settlement() : book.settlement(),
                        BookJson.selections(book, view.definition())))));
    }

    private Route book(String marketId) {
        return extractRequest(request -> {
            int depth = Parameters.of(request, "depth").number("depth", 1, DEPTH_MAX, DEPTH_DEFAULT);
            return completeWithFuture(definitions.get(marketId).thenCompose(definition -> {
                CompletionStage<BookView> book = books.view(marketId, depth);
                return book.thenApply(view -> Bodies.ok(BookJson.of(marketId, view, definition)));
            }));
        });
    }

    private static boolean mentions(MarketSummary market, String words) {
        return market.name().toLowerCase(Locale.ROOT).contains(words)
                || market.eventName().toLowerCase(Locale.ROOT).contains(words);
    }

    private static String key(MarketSummary market) {
        return Page.key(market.createdAt()) + market.marketId();
    }
}
