package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Principal;
import io.crossbook.auth.Role;
import io.crossbook.auth.TokenPair;
import io.crossbook.auth.User;
import java.util.List;
import java.util.Locale;

/** Registering, logging in and out. */
final class IdentityRoutes {
    private static final int REASON_MAX = 200;

    record Credentials(String username, String password) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    record NewStaff(String username, String password, String role, String reason) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "NewStaff[" + username + ", " + role + "]";
        }
    }

    record Refresh(String refreshToken) {
        /** Without the token: this may end up in a log. */
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    record Profile(String userId, String username, List<String> roles, String createdAt) {
        static Profile of(User user) {
            List<String> roles = user.roles().stream()
                    .map(role -> role.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .toList();
            return new Profile(user.id(), user.username(), roles, Times.of(user.createdAt()));
        }
    }

    record Session(String accessToken, String tokenType, long expiresInSeconds, String refreshToken) {
        static Session of(TokenPair pair) {
            return new Session(pair.accessToken(), "Bearer", pair.expiresIn().toSeconds(), pair.refreshToken());
        }
    }

    private final Identity identity;

    IdentityRoutes(Identity identity) {
        this.identity = identity;
    }

    /** What needs no token. */
    Route open() {
        return concat(
                path("users", () -> post(this::register)),
                path("sessions", () -> post(this::login)),
                path(segment("sessions").slash("refresh"), () -> post(this::refresh)));
    }

    /** What is about the caller. */
    Route route(Principal principal) {
        return concat(
                path("staff", () -> post(() -> Gate.admin(principal, () -> employ(principal)))),
                path(
                        segment("users").slash("me"),
                        () -> get(() -> completeWithFuture(
                                identity.user(principal).thenApply(user -> Bodies.ok(Profile.of(user)))))),
                path(
                        segment("sessions").slash("current"),
                        () -> delete(() ->
                                completeWithFuture(identity.logout(principal).thenApply(done -> Bodies.noContent())))));
    }

    private Route register() {
        return Bodies.read(Credentials.class, body -> identity.register(
                        Fields.required("username", body.username()), Fields.required("password", body.password()))
                .thenApply(user -> Bodies.json(StatusCodes.CREATED, Profile.of(user))));
    }

    private Route employ(Principal principal) {
        return Bodies.read(NewStaff.class, body -> identity.registerStaff(
                        Fields.required("username", body.username()),
                        Fields.required("password", body.password()),
                        staffRole(Fields.required("role", body.role())),
                        principal.userId(),
                        body.reason() == null ? null : Fields.text("reason", body.reason(), REASON_MAX))
                .thenApply(user -> Bodies.json(StatusCodes.CREATED, Profile.of(user))));
    }

    private static Role staffRole(String name) {
        return switch (name) {
            case "admin" -> Role.ADMIN;
            case "arbiter" -> Role.ARBITER;
            default -> throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, "role", "The role must be admin or arbiter.");
        };
    }

    private Route login() {
        return extractRequest(request -> Bodies.read(Credentials.class, body -> identity.login(
                        Fields.required("username", body.username()),
                        Fields.required("password", body.password()),
                        Gate.address(request))
                .thenApply(pair -> Bodies.ok(Session.of(pair)))));
    }

    private Route refresh() {
        return Bodies.read(Refresh.class, body -> identity.refresh(Fields.required("refreshToken", body.refreshToken()))
                .thenApply(pair -> Bodies.ok(Session.of(pair))));
    }
}
