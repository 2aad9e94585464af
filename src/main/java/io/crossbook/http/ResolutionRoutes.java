package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
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
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Ids;
import io.crossbook.wallet.Wallets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How a market comes to its result: proposed and approved by admins, disputed by users, judged by the arbiter. */
final class ResolutionRoutes {
    private static final int REASON_MAX = 500;

    record Reason(String reason) {
        private String text() {
            return Fields.text("reason", reason, REASON_MAX);
        }
    }

    record Nothing() {}

    record Resolved(String marketId, String proposalId, String status, long version, Preview preview) {}

    record Proposed(
            String marketId,
            String status,
            long version,
            ProposalJson proposal,
            List<ProposalJson.DisputeJson> disputes,
            Preview preview) {}

    /** How many users the settlement pays or charges, what the winners gain before commission, and the commission. */
    record Preview(int users, String payout, String commission) {
        static Preview of(OrderBookReply.Preview preview) {
            return new Preview(
                    preview.users(),
                    Money.ofMicros(preview.profit()).toString(),
                    Money.ofMicros(preview.commission()).toString());
        }
    }

    private final Markets markets;
    private final OrderBooks books;
    private final Disputes disputes;
    private final Definitions definitions;

    ResolutionRoutes(Markets markets, OrderBooks books, Wallets wallets, Definitions definitions) {
        this.markets = markets;
        this.books = books;
        this.disputes = new Disputes(markets, wallets);
        this.definitions = definitions;
    }

    Route route(Principal principal) {
        return pathPrefix(
                "markets",
                () -> concat(
                        path(
                                segment().slash("resolution"),
                                id -> concat(
                                        post(() -> Gate.admin(principal, () -> propose(id, principal))),
                                        get(() -> Gate.staff(principal, () -> look(id))))),
                        path(
                                segment().slash("resolution").slash(segment()).slash("approve"),
                                (id, proposal) ->
                                        post(() -> Gate.admin(principal, () -> approve(id, proposal, principal)))),
                        path(
                                segment().slash("resolution").slash(segment()).slash("reject"),
                                (id, proposal) ->
                                        post(() -> Gate.admin(principal, () -> reject(id, proposal, principal)))),
                        path(
                                segment().slash("disputes"),
                                id -> post(() -> Gate.user(principal, () -> dispute(id, principal)))),
                        path(
                                segment().slash("arbitration"),
                                id -> post(() -> Gate.arbiter(principal, () -> arbitrate(id, principal))))));
    }

    private Route propose(String id, Principal principal) {
        String marketId = Definitions.marketId(id);
        return Bodies.read(
                ResolutionBody.class, body -> definitions.get(marketId).thenCompose(definition -> {
                    Resolution resolution = body.resolution(definition);
                    return previewed(
                            resolution,
                            marketId,
                            () -> markets.propose(marketId, resolution, body.proof(), principal.userId()));
                }));
    }

    private Route look(String id) {
        String marketId = Definitions.marketId(id);
        return completeWithFuture(markets.get(marketId).thenCompose(market -> {
            if (market.proposal() == null) {
                throw new ProblemException(ProblemCode.PROPOSAL_NOT_FOUND);
            }
            return books.preview(marketId, market.proposal().resolution())
                    .thenApply(preview -> Bodies.ok(new Proposed(
                            marketId,
                            market.status().name(),
                            market.version(),
                            ProposalJson.named(market),
                            ProposalJson.disputes(market, true),
                            Preview.of(preview))));
        }));
    }

    private Route approve(String id, String proposalId, Principal principal) {
        String marketId = Definitions.marketId(id);
        return Bodies.read(Nothing.class, body -> markets.get(marketId).thenCompose(market -> {
            if (market.proposal() == null || !market.proposal().proposalId().equals(proposalId)) {
                throw new ProblemException(ProblemCode.PROPOSAL_NOT_FOUND);
            }
            return previewed(
                    market.proposal().resolution(),
                    marketId,
                    () -> markets.approve(marketId, proposalId, principal.userId()));
        }));
    }

    private Route reject(String id, String proposalId, Principal principal) {
        String marketId = Definitions.marketId(id);
        return Bodies.read(Reason.class, body -> markets.reject(marketId, proposalId, body.text(), principal.userId())
                .thenCompose(this::reached)
                .thenApply(market -> Bodies.ok(MarketAdminRoutes.Stepped.of(market))));
    }

    private Route dispute(String id, Principal principal) {
        String marketId = Definitions.marketId(id);
        return Bodies.read(Reason.class, body -> {
            String reason = body.text();
            return disputes.dispute(marketId, principal.userId(), reason)
                    .thenCompose(this::reached)
                    .thenApply(market -> Bodies.json(StatusCodes.ACCEPTED, MarketAdminRoutes.Stepped.of(market)));
        });
    }

    private Route arbitrate(String id, Principal principal) {
        String marketId = Definitions.marketId(id);
        return Bodies.read(
                JudgementBody.class, body -> definitions.get(marketId).thenCompose(definition -> {
                    String reason = Fields.text("reason", body.reason(), REASON_MAX);
                    Resolution resolution = body.resolution(definition);
                    return markets.arbitrate(marketId, resolution, reason, principal.userId())
                            .thenCompose(this::reached)
                            .thenApply(
                                    market -> Bodies.json(StatusCodes.ACCEPTED, MarketAdminRoutes.Stepped.of(market)));
                }));
    }

    /** Says what the settlement will mean, reckoned by the book before the step is taken. */
    private CompletionStage<HttpResponse> previewed(
            Resolution resolution, String marketId, Supplier<CompletionStage<MarketView>> step) {
        return books.preview(marketId, resolution).thenCompose(preview -> step.get()
                .thenCompose(this::reached)
                .thenApply(market -> Bodies.json(StatusCodes.ACCEPTED, resolved(market, preview))));
    }

    private static Resolved resolved(MarketView market, OrderBookReply.Preview preview) {
        String proposalId = market.proposal() == null
                ? Ids.named("resolution:" + market.marketId())
                : market.proposal().proposalId();
        return new Resolved(
                market.marketId(), proposalId, market.status().name(), market.version(), Preview.of(preview));
    }

    private CompletionStage<MarketView> reached(MarketView market) {
        return MarketAdminRoutes.reached(books, market);
    }
}
