package io.crossbook.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Making markets and leading them to their close; for admins only. */
final class MarketAdminRoutes {
    private static final int REASON_MAX = 500;
    private static final int PERCENT_SCALE = 2;
    private static final int WHOLE_PERCENT_HUNDREDTHS = 10_000;

    /** version is the one the caller saw, absent for any; reason is kept with the step. */
    record Step(Long version, String reason) {
        private String why() {
            return reason == null ? null : Fields.text("reason", reason, REASON_MAX);
        }
    }

    record Removal(String reductionPercent) {}

    record Stepped(String marketId, String status, boolean inPlay, long version) {
        static Stepped of(MarketView market) {
            return new Stepped(market.marketId(), market.status().name(), market.inPlay(), market.version());
        }
    }

    @FunctionalInterface
    private interface Transition {
        CompletionStage<MarketView> apply(String marketId, long version, String by, String reason);
    }

    private final Markets markets;
    private final OrderBooks books;
    private final Set<String> sources;

    MarketAdminRoutes(Markets markets, OrderBooks books, Set<String> sources) {
        this.markets = markets;
        this.books = books;
        this.sources = Set.copyOf(sources);
    }

    Route route(Principal principal) {
        String by = principal.userId();
        return pathPrefix(
                "markets",
                () -> concat(
                        pathEnd(() -> post(() -> Gate.admin(principal, () -> create(by)))),
                        step("open", principal, markets::open),
                        step("suspend", principal, markets::suspend),
                        step("close", principal, markets::close),
                        step("in-play", principal, markets::turnInPlay),
                        path(
                                segment().slash("selections").slash(segment()).slash("remove"),
                                (id, selection) -> post(() -> Gate.admin(
                                        principal, () -> remove(Definitions.marketId(id), selection, by))))));
    }

    private Route create(String by) {
        return Bodies.read(NewMarket.class, body -> markets.create(
                        body.definition(), body.schedule(), body.resolutionRules(sources), by)
                .thenApply(market -> Bodies.json(StatusCodes.CREATED, Stepped.of(market))));
    }

    private Route step(String name, Principal principal, Transition transition) {
        return path(
                segment().slash(name),
                id -> post(() ->
                        Gate.admin(principal, () -> step(Definitions.marketId(id), principal.userId(), transition))));
    }

    private Route step(String marketId, String by, Transition transition) {
        return Bodies.read(Step.class, body -> transition
                .apply(marketId, Fields.orElse(body.version(), 0L), by, body.why())
                .thenCompose(market -> reached(books, market))
                .thenApply(market -> Bodies.ok(Stepped.of(market))));
    }

    private Route remove(String marketId, String selectionId, String by) {
        return Bodies.read(Removal.class, body -> {
            long hundredths = Fields.decimal(
                    ProblemCode.INVALID_FIELD,
                    "reductionPercent",
                    Fields.required("reductionPercent", body.reductionPercent()),
                    PERCENT_SCALE);
            if (hundredths < 0 || hundredths > WHOLE_PERCENT_HUNDREDTHS) {
                throw ProblemException.field(
                        ProblemCode.INVALID_FIELD, "reductionPercent", "The reduction must be from 0 to 100.");
            }
            return markets.removeSelection(marketId, selectionId, (int) hundredths, by)
                    .thenCompose(market -> reached(books, market))
                    .thenApply(market -> Bodies.ok(Stepped.of(market)));
        });
    }

    /** Waits until the book is where its market is, so that the caller's next order meets the new state. */
    static CompletionStage<MarketView> reached(OrderBooks books, MarketView market) {
        // The market is durable and keeps telling its book: if the book cannot be reached now, it will be.
        return books.control(market.marketId(), market.control()).handle((controlled, failure) -> market);
    }
}
