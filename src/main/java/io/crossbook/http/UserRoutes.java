package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Look;
import io.crossbook.auth.Principal;
import io.crossbook.http.IdentityRoutes.Profile;
import io.crossbook.wallet.Wallets;
import java.util.concurrent.CompletionStage;

/** What admins see of users. Whoever looks at one of them is noted in the log of the staff. */
final class UserRoutes {
    private static final String NAME = "users";

    private final Identity identity;
    private final Wallets wallets;
    private final String currency;

    UserRoutes(Identity identity, Wallets wallets, String currency) {
        this.identity = identity;
        this.wallets = wallets;
        this.currency = currency;
    }

    Route route(Principal principal) {
        return concat(
                path(
                        "users",
                        () -> get(() -> Gate.admin(
                                principal, () -> extractRequest(request -> completeWithFuture(list(request)))))),
                path(
                        segment("users").slash(segment()),
                        userId -> get(() -> Gate.admin(
                                principal,
                                () -> completeWithFuture(identity.lookAt(userId, Look.PROFILE, principal.userId())
                                        .thenApply(user -> Bodies.ok(Profile.of(user))))))),
                path(
                        segment("users").slash(segment()).slash("wallet"),
                        userId -> get(() ->
                                Gate.admin(principal, () -> completeWithFuture(wallet(userId, principal.userId()))))));
    }

    private CompletionStage<HttpResponse> list(HttpRequest request) {
        Parameters parameters = Parameters.of(request, "q", Page.LIMIT, Page.CURSOR);
        int limit = Page.limit(parameters);
        String after =
                Cursor.of(parameters, NAME, 1).map(cursor -> cursor.text(0)).orElse("");
        return identity.usersNamed(parameters.text("q").orElse(""), after, limit + 1)
                .thenApply(users -> Bodies.ok(Page.cut(users, limit, user -> Cursor.of(NAME, user.username()))
                        .map(Profile::of)));
    }

    private CompletionStage<HttpResponse> wallet(String userId, String by) {
        return identity.lookAt(userId, Look.WALLET, by)
                .thenCompose(user -> wallets.view(userId))
                .thenApply(wallet -> Bodies.ok(WalletJson.of(wallet, currency)));
    }
}
