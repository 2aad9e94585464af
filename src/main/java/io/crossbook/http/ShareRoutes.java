package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Principal;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletView;
import io.crossbook.wallet.Wallets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shares of SPOT markets: admins put them into circulation, users see what theirs are worth. */
final class ShareRoutes {
    private static final int PRICE_SCALE = 4;

    /** price is what they count as bought at; absent for a gift. */
    record Issue(String clientRef, String userId, String size, String price) {}

    record Issued(String marketId, String userId, String clientRef, String size, String price) {}

    private final Wallets wallets;
    private final Markets markets;
    private final OrderBooks books;
    private final Identity identity;
    private final Definitions definitions;

    ShareRoutes(Services services, Definitions definitions) {
        this.wallets = services.wallets();
        this.markets = services.markets();
        this.books = services.books();
        this.identity = services.identity();
        this.definitions = definitions;
    }

    Route route(Principal principal) {
        return concat(
                pathPrefix(
                        "markets",
                        () -> path(
                                segment().slash("shares"),
                                id -> post(() -> Gate.admin(
                                        principal, () -> issue(Definitions.marketId(id), principal.userId()))))),
                path("portfolio", () -> get(() -> Gate.user(principal, () -> portfolio(principal.userId())))));
    }

    private Route issue(String marketId, String by) {
        return Bodies.read(Issue.class, body -> {
            String clientRef = Fields.reference("clientRef", body.clientRef());
            String userId = Fields.required("userId", body.userId());
            long size = Fields.size("size", body.size());
            long price = body.price() == null
                    ? 0
                    : Fields.decimal(ProblemCode.INVALID_PRICE, "price", body.price(), PRICE_SCALE);
            if (price < 0) {
                throw ProblemException.field(ProblemCode.INVALID_PRICE, "price", "A price is never negative.");
            }
            return identity.requireUser(userId)
                    .thenCompose(known -> markets.get(marketId))
                    .thenCompose(market -> issue(market, userId, clientRef, size, price, by));
        });
    }

    private CompletionStage<HttpResponse> issue(
            MarketView market, String userId, String clientRef, long size, long price, String by) {
        if (market.status().isClosed()) {
            throw new ProblemException(ProblemCode.MARKET_CLOSED);
        }
        var command = new WalletCommand.IssueShares(
                clientRef, market.marketId(), market.definition().terms(), size, price, by);
        return wallets.issue(userId, command)
                .thenApply(issued -> Bodies.json(
                        StatusCodes.CREATED,
                        new Issued(
                                market.marketId(),
                                userId,
                                issued.clientRef(),
                                Size.format(issued.size()),
                                Price.format(issued.price()))));
    }

    private Route portfolio(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(wallets.view(userId)
                    .thenCompose(wallet -> valued(Page.of(
                            "portfolio",
                            wallet.markets().stream()
                                    .filter(market -> !market.terms().rules().settles())
                                    .toList(),
                            WalletView.Market::marketId,
                            Comparator.naturalOrder(),
                            parameters)))
                    .thenApply(Bodies::ok));
        });
    }

    /** Looks up names and last prices of the markets of a page. */
    private CompletionStage<Page<HoldingJson>> valued(Page<WalletView.Market> page) {
        CompletionStage<List<HoldingJson>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (WalletView.Market holding : page.items()) {
            CompletionStage<HoldingJson> one = definitions
                    .get(holding.marketId())
                    .thenCombine(
                            books.view(holding.marketId(), 1),
                            (definition, book) -> HoldingJson.of(holding, definition, book));
            all = all.thenCombine(one, (list, json) -> {
                list.add(json);
                return list;
            });
        }
        return all.thenApply(list -> new Page<>(list, page.nextCursor()));
    }
}
