package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher0;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.ActiveSession;
import io.crossbook.auth.Identity;
import io.crossbook.auth.OwnAccount;
import io.crossbook.auth.Principal;
import java.util.Comparator;
import java.util.concurrent.CompletionStage;

/** The caller's password and sessions. */
final class OwnAccountRoutes {
    private static final String NAME = "sessions";
    private static final PathMatcher0 ME = PathMatchers.segment("users").slash("me");

    record NewPassword(String currentPassword, String newPassword) {
        /** Without the passwords: this may end up in a log. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** address is absent where it is not known; current is the session that asks. */
    record OpenSession(
            String sessionId, String createdAt, String renewedAt, String expiresAt, String address, boolean current) {
        static OpenSession of(ActiveSession session, Principal caller) {
            return new OpenSession(
                    session.id(),
                    Times.of(session.createdAt()),
                    Times.of(session.renewedAt()),
                    Times.of(session.expiresAt()),
                    session.address(),
                    session.id().equals(caller.sessionId()));
        }
    }

    private final OwnAccount account;

    OwnAccountRoutes(Identity identity) {
        this.account = identity.ownAccount();
    }

    Route route(Principal principal) {
        return concat(
                path(ME.slash("password"), () -> put(() -> changePassword(principal))),
                path(
                        ME.slash("sessions"),
                        () -> concat(
                                get(() -> extractRequest(request -> completeWithFuture(list(principal, request)))),
                                delete(() -> completeWithFuture(
                                        account.endOtherSessions(principal).thenApply(done -> Bodies.noContent()))))),
                path(
                        ME.slash("sessions").slash(segment()),
                        sessionId -> delete(() -> completeWithFuture(
                                account.endSession(principal, sessionId).thenApply(done -> Bodies.noContent())))));
    }

    private Route changePassword(Principal principal) {
        return extractRequest(request -> Bodies.read(NewPassword.class, body -> account.changePassword(
                        principal,
                        Fields.required("currentPassword", body.currentPassword()),
                        Fields.required("newPassword", body.newPassword()),
                        Gate.address(request))
                .thenApply(done -> Bodies.noContent())));
    }

    private CompletionStage<HttpResponse> list(Principal principal, HttpRequest request) {
        Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
        return account.sessions(principal)
                .thenApply(sessions -> Page.of(NAME, sessions, ActiveSession::id, Comparator.reverseOrder(), parameters)
                        .map(session -> OpenSession.of(session, principal)))
                .thenApply(Bodies::ok);
    }
}
