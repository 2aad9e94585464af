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
import io.crossbook.auth.Role;
import io.crossbook.domain.money.Money;
import io.crossbook.wallet.StatementLine;
import io.crossbook.wallet.Wallets;
import java.util.Comparator;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The caller's own money; there is no way to name somebody else's. */
final class WalletRoutes {
    record Payment(String amount, String clientRef) {}

    record Deposit(String depositId, String status, String amount) {}

    record Withdrawal(String withdrawalId, String status, String amount) {}

    record Line(long seq, String time, String type, String amount, String balanceAfter, String ref) {
        static Line of(StatementLine line) {
            return new Line(
                    line.seq(),
                    Times.ofMicros(line.at()),
                    line.type(),
                    Money.ofMicros(line.amount()).toString(),
                    Money.ofMicros(line.balanceAfter()).toString(),
                    line.ref());
        }
    }

    private final Wallets wallets;
    private final Definitions definitions;
    private final String currency;

    WalletRoutes(Wallets wallets, Definitions definitions, String currency) {
        this.wallets = wallets;
        this.definitions = definitions;
        this.currency = currency;
    }

    Route route(Principal principal) {
        return concat(
                pathPrefix(
                        "wallet",
                        () -> ofUser(
                                principal,
                                () -> concat(
                                        pathEnd(() -> get(() -> completeWithFuture(wallet(principal.userId())))),
                                        path("deposits", () -> post(() -> deposit(principal.userId()))),
                                        path("withdrawals", () -> post(() -> withdraw(principal.userId()))),
                                        path("ledger", () -> get(() -> ledger(principal.userId())))))),
                path("positions", () -> get(() -> ofUser(principal, () -> positions(principal.userId())))));
    }

    private static Route ofUser(Principal principal, Supplier<Route> inner) {
        Gate.require(principal, Role.USER);
        return inner.get();
    }

    private CompletionStage<HttpResponse> wallet(String userId) {
        return wallets.view(userId).thenApply(wallet -> Bodies.ok(WalletJson.of(wallet, currency)));
    }

    private Route deposit(String userId) {
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

    private Route ledger(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(wallets.ledger(userId)
                    .thenApply(lines ->
                            Page.of(lines, line -> Page.key(line.seq()), Comparator.naturalOrder(), parameters))
                    .thenApply(page -> Bodies.ok(page.map(Line::of))));
        });
    }

    private Route positions(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(wallets.view(userId)
                    .thenCompose(wallet -> {
                        var ids = wallet.markets().stream()
                                .map(market -> market.marketId())
                                .toList();
                        return definitions.all(ids).thenApply(known -> wallet.markets().stream()
                                .map(market -> PositionJson.of(market, known.get(market.marketId())))
                                .toList());
                    })
                    .thenApply(all -> Page.of(all, PositionJson::marketId, Comparator.naturalOrder(), parameters))
                    .thenApply(Bodies::ok));
        });
    }
}
