package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.readside.Queries;
import io.crossbook.readside.wallet.WalletFold;
import io.crossbook.wallet.Wallets;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The caller's own money; there is no way to name somebody else's. */
final class WalletRoutes {
    record Payment(String amount, String clientRef) {}

    record Deposit(String depositId, String status, String amount) {}

    record Withdrawal(String withdrawalId, String status, String amount) {}

    private enum PositionStatus {
        OPEN,
        SETTLED
    }

    private final Wallets wallets;
    private final Queries queries;
    private final LedgerLists ledger;
    private final WalletLists lists;
    private final Definitions definitions;
    private final String currency;
    private final boolean payIn;

    /** @param payIn whether users pay in by themselves, because there is no payment provider */
    WalletRoutes(Wallets wallets, Queries queries, Definitions definitions, String currency, boolean payIn) {
        this.wallets = wallets;
        this.queries = queries;
        this.ledger = new LedgerLists(queries);
        this.lists = new WalletLists(queries, definitions);
        this.definitions = definitions;
        this.currency = currency;
        this.payIn = payIn;
    }

    Route route(Principal principal) {
        return concat(
                pathPrefix(
                        "wallet",
                        () -> Gate.user(
                                principal,
                                () -> concat(
                                        pathEnd(() -> get(() -> wallet(principal.userId()))),
                                        path("deposits", () -> post(() -> deposit(principal.userId()))),
                                        path("withdrawals", () -> post(() -> withdraw(principal.userId()))),
                                        path("disputes", () -> get(() -> disputes(principal.userId()))),
                                        path("ledger", () -> get(() -> ledger.list(principal.userId()))),
                                        path("ledger.csv", () -> get(() -> ledger.export(principal.userId())))))),
                path("positions", () -> get(() -> Gate.user(principal, () -> positions(principal.userId())))),
                path("bets", () -> get(() -> Gate.user(principal, () -> lists.bets(principal.userId())))),
                path("settlements", () -> get(() -> Gate.user(principal, () -> lists.settlements(principal.userId())))),
                path("activity", () -> get(() -> Gate.user(principal, () -> lists.activity(principal.userId())))));
    }

    private Route wallet(String userId) {
        return extractRequest(request -> {
            Optional<Long> at = Parameters.of(request, "at").pastMicros("at", queries.now());
            return completeWithFuture(at.isEmpty() ? now(userId) : past(userId, at.get()));
        });
    }

    private CompletionStage<HttpResponse> now(String userId) {
        return wallets.view(userId).thenApply(wallet -> Bodies.ok(WalletJson.of(wallet, currency)));
    }

    private CompletionStage<HttpResponse> past(String userId, long at) {
        return queries.runHeavy(connection -> WalletFold.at(connection, userId, at))
                .thenApply(wallet -> Bodies.ok(WalletJson.of(wallet.view(), currency)));
    }

    private Route deposit(String userId) {
        if (!payIn) {
            throw new ProblemException(ProblemCode.DEPOSITS_BY_PROVIDER);
        }
        return Bodies.read(Payment.class, body -> wallets.deposit(
                        userId, Fields.reference("clientRef", body.clientRef()), Fields.amount("amount", body.amount()))
                .thenApply(made -> Bodies.json(
                        StatusCodes.CREATED,
                        new Deposit(made.id(), made.status(), made.amount().toString()))));
    }

    private Route withdraw(String userId) {
        return Bodies.read(Payment.class, body -> wallets.withdraw(
                        userId, Fields.reference("clientRef", body.clientRef()), Fields.amount("amount", body.amount()))
                .thenApply(made -> Bodies.json(
                        StatusCodes.ACCEPTED,
                        new Withdrawal(made.id(), made.status(), made.amount().toString()))));
    }

    private Route disputes(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(wallets.bonds(userId)
                    .thenApply(bonds -> Bodies.ok(Page.of(
                                    "disputes",
                                    bonds,
                                    bond -> Page.key(bond.at()),
                                    Comparator.naturalOrder(),
                                    parameters)
                            .map(BondJson::of))));
        });
    }

    private Route positions(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, "status", Page.LIMIT, Page.CURSOR);
            if (parameters.oneOf("status", PositionStatus.class).orElse(PositionStatus.OPEN)
                    == PositionStatus.SETTLED) {
                return lists.settledPositions(userId, parameters);
            }
            return completeWithFuture(wallets.view(userId)
                    .thenCompose(wallet -> {
                        var ids = wallet.markets().stream()
                                .map(market -> market.marketId())
                                .toList();
                        return definitions.all(ids).thenApply(known -> wallet.markets().stream()
                                .map(market -> PositionJson.of(market, known.get(market.marketId())))
                                .toList());
                    })
                    .thenApply(all ->
                            Page.of("positions", all, PositionJson::marketId, Comparator.naturalOrder(), parameters))
                    .thenApply(Bodies::ok));
        });
    }
}
