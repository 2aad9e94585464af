package io.crossbook.http;

import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.AuthRejection;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Principal;
import io.crossbook.auth.Role;
import io.crossbook.sourcing.Refusal;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds out who is calling, and how often. */
final class Gate {
    private static final String SCHEME = "bearer ";

    private final Identity identity;
    private final RateLimiter limiter;

    /** Whoever is calling: somebody known, or the reason why not. */
    static final class Caller {
        private final Principal principal;
        private final Refusal refusal;

        private Caller(Principal principal, Refusal refusal) {
            this.principal = principal;
            this.refusal = refusal;
        }

        /** The routes of a known caller; for anybody else nothing behind here exists. */
        Route authenticated(Function<Principal, Route> inner) {
            return extractRequest(request -> {
                if (principal == null) {
                    throw refusal;
                }
                return inner.apply(principal);
            });
        }
    }

    Gate(Identity identity, RateLimiter limiter) {
        this.identity = identity;
        this.limiter = limiter;
    }

    /** Counts the request, by user if there is a valid token, else by address, and hands on who it is. */
    Route identified(Function<Caller, Route> inner) {
        return extractRequest(request -> {
            Caller caller = caller(request);
            if (caller.principal == null) {
                limiter.count(RateLimiter.Kind.ANONYMOUS, address(request));
            } else {
                limiter.count(RateLimiter.Kind.REQUESTS, caller.principal.userId());
            }
            return inner.apply(caller);
        });
    }

    /** Counts an order that is to be placed or changed. */
    void countOrder(Principal principal) {
        limiter.count(RateLimiter.Kind.ORDERS, principal.userId());
    }

    /** The routes of admins; who is none is refused. */
    static Route admin(Principal principal, Supplier<Route> inner) {
        return only(principal, Role.ADMIN, inner);
    }

    /** The routes of arbiters; who is none is refused. */
    static Route arbiter(Principal principal, Supplier<Route> inner) {
        return only(principal, Role.ARBITER, inner);
    }

    /** The routes of admins and arbiters; who is neither is refused. */
    static Route staff(Principal principal, Supplier<Route> inner) {
        return principal.has(Role.ARBITER) ? inner.get() : admin(principal, inner);
    }

    /** The routes of users, who bet and have a wallet; who is staff is refused. */
    static Route user(Principal principal, Supplier<Route> inner) {
        return only(principal, Role.USER, inner);
    }

    private static Route only(Principal principal, Role role, Supplier<Route> inner) {
        require(principal, role);
        return inner.get();
    }

    /** Refuses who does not have the role, where it depends on what is asked for. */
    static void require(Principal principal, Role role) {
        if (!principal.has(role)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            throw new ProblemException(ProblemCode.FORBIDDEN, "This takes the role " + name + ".", Map.of());
        }
    }

    /** Where the connection comes from. What a header says of it is not believed. */
    static String address(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    private Caller caller(HttpRequest request) {
        String header =
                request.getHeader("Authorization").map(HttpHeader::value).orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return new Caller(null, new Refusal(AuthRejection.UNAUTHENTICATED));
        }
        try {
            return new Caller(
                    identity.authenticate(header.substring(SCHEME.length()).strip()), null);
        } catch (Refusal refusal) {
            return new Caller(null, refusal);
        }
    }
}
