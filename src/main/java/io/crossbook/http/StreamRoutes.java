package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Identity;
import io.crossbook.auth.Principal;
import io.crossbook.streaming.Authentication;
import io.crossbook.streaming.Streams;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is pushed: the stream over a WebSocket, and prices as Server-Sent Events. Open to everybody; who wants more than
 * prices says so inside.
 */
final class StreamRoutes {
    private static final int MESSAGE_BYTES_MAX = 16 * 1024;

    private static final int LEVELS_DEFAULT = 3;
    private static final int LEVELS_MAX = 10;
    private static final int CONFLATE_MAX_MS = 120_000;

    private final Streams streams;
    private final Definitions definitions;
    private final Authentication authentication;
    private final List<String> origins;

    StreamRoutes(Streams streams, Identity identity, Definitions definitions, List<String> origins) {
        this.streams = streams;
        this.definitions = definitions;
        this.origins = List.copyOf(origins);
        this.authentication = token -> {
            Principal principal = identity.authenticate(token);
            long expiresAt = TimeUnit.SECONDS.toMicros(principal.expiresAt().getEpochSecond());
            return new Authentication.Session(principal.userId(), expiresAt);
        };
    }

    Route open() {
        return concat(
                path("stream", () -> get(() -> extractRequest(this::stream))),
                path(
                        segment("markets").slash(segment()).slash("events"),
                        id -> get(() -> extractRequest(request -> events(request, Definitions.marketId(id))))));
    }

    private Route events(HttpRequest request, String marketId) {
        Parameters parameters = Parameters.of(request, "levels", "conflateMs");
        int levels = parameters.number("levels", 1, LEVELS_MAX, LEVELS_DEFAULT);
        int conflateMs = parameters.number("conflateMs", 0, CONFLATE_MAX_MS, 0);
        Optional<String> last = request.getHeader("Last-Event-ID").map(HttpHeader::value);
        return completeWithFuture(definitions.get(marketId).thenApply(known -> HttpResponse.create()
                .withEntity(HttpEntities.createChunked(
                        MediaTypes.TEXT_EVENT_STREAM.toContentType(),
                        streams.events(Gate.address(request), marketId, last, levels, conflateMs)))));
    }

    private Route stream(HttpRequest request) {
        requireOwnOrigin(request);
        if (!WebSockets.isUpgrade(request)) {
            throw new ProblemException(ProblemCode.UPGRADE_REQUIRED);
        }
        var talk = streams.socket(Gate.address(request), authentication);
        return complete(WebSockets.upgrade(request, talk, MESSAGE_BYTES_MAX));
    }

    /** Browsers say which page opens a socket, and would let any page do it: only our own pages and named ones may. */
    private void requireOwnOrigin(HttpRequest request) {
        String origin = request.getHeader("Origin").map(HttpHeader::value).orElse(null);
        if (origin == null || origins.contains(origin)) {
            return;
        }
        String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
        if (!host.equals(authority(origin))) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "Pages of this origin may not open a stream.", Map.of());
        }
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
