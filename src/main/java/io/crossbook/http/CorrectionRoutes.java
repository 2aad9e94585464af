package io.crossbook.http;

import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** For admins: the right result of a market that was settled by a wrong one. */
final class CorrectionRoutes {
    /** Whether it waits for another admin (PROPOSED) or is under way, and what the right settlement comes to. */
    record Correction(String marketId, String status, long version, Sums preview) {}

    record Sums(int users, String payout, String commission) {}

    private final Markets markets;
    private final OrderBooks books;
    private final Definitions definitions;

    CorrectionRoutes(Markets markets, OrderBooks books, Definitions definitions) {
        this.markets = markets;
        this.books = books;
        this.definitions = definitions;
    }

    Route route(Principal principal) {
        return pathPrefix(
                "markets",
                () -> path(
                        segment().slash("correction"),
                        id -> post(() ->
                                Gate.admin(principal, () -> correct(Definitions.marketId(id), principal.userId())))));
    }

    private Route correct(String marketId, String by) {
        return Bodies.read(ResolutionBody.class, body -> definitions
                .get(marketId)
                .thenCompose(definition -> correct(marketId, body.resolution(definition), by)));
    }

    private CompletionStage<HttpResponse> correct(String marketId, Resolution right, String by) {
        return books.preview(marketId, right).thenCompose(preview -> markets.correct(marketId, right, by)
                .thenApply(market -> Bodies.json(
                        StatusCodes.ACCEPTED,
                        new Correction(marketId, status(market, right), market.version(), sums(preview)))));
    }

    private static String status(MarketView market, Resolution right) {
        boolean decided = Objects.equals(market.resolution().payouts(), right.payouts());
        return decided ? market.status().name() : MarketStatus.PROPOSED.name();
    }

    private static Sums sums(OrderBookReply.Preview preview) {
        return new Sums(
                preview.users(),
                Money.ofMicros(preview.profit()).toString(),
                Money.ofMicros(preview.commission()).toString());
    }
}
