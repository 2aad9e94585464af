package io.crossbook.http;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.http.javadsl.server.Route;
import akka.japi.function.Function;
import io.crossbook.sourcing.Tracing;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What every request and response has, whichever route answers: an id, safe headers, and a problem for a time-out. */
final class Frame implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final String TRACE = "traceparent";
    private static final String API = "/v1/";
    private static final String ORDERS = "/v1/orders";
    private static final List<HttpHeader> ALWAYS = List.of(
            header("X-Content-Type-Options", "nosniff"),
            header("X-Frame-Options", "DENY"),
            header("Referrer-Policy", "no-referrer"),
            header("Cross-Origin-Resource-Policy", "same-origin"));
    private static final List<HttpHeader> OF_DATA = List.of(
            header("Cache-Control", "no-store"),
            header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
    private static final List<HttpHeader> OF_PAGES = List.of(header(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"));

    private final transient Function<HttpRequest, CompletionStage<HttpResponse>> route;
    private final transient ClassicActorSystemProvider system;

    private final transient Endpoints endpoints = new Endpoints();
    private final transient HttpObserver observer;
    private final transient Tracing tracing;

    Frame(Route route, ClassicActorSystemProvider system, HttpObserver observer, Tracing tracing) {
        this.observer = observer;
        this.tracing = tracing;
        this.route = route.seal(Rejections.REJECTIONS, Rejections.EXCEPTIONS).handler(system);
        this.system = system;
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest received) throws Exception {
        long since = observer.start();
        String endpoint =
                endpoints.of(received.method().value(), received.getUri().path());
        Tracing.Span span = enter(received, endpoint);
        HttpRequest request = RequestIds.follow(RequestIds.attach(received), span.context());
        HttpHeader id = header(RequestIds.HEADER, RequestIds.of(request));
        List<HttpHeader> headers = request.getUri().path().startsWith(API) ? OF_DATA : OF_PAGES;
        request.getHeader(TimeoutAccess.class)
                .ifPresent(timeout -> timeout.timeoutAccess().updateHandler(late -> timedOut(request, id)));
        return route.apply(request).thenApply(response -> {
            drop(request);
            int status = response.status().intValue();
            observer.answered(endpoint, status, since);
            span.with("http.response.status_code", Integer.toString(status)).end();
            return response.addHeaders(ALWAYS)
                    .addHeaders(unless(response, headers))
                    .addHeader(id);
        });
    }

    private Tracing.Span enter(HttpRequest request, String endpoint) {
        return tracing == Tracing.OFF
                ? Tracing.Span.NONE
                : tracing.enter(
                        endpoint,
                        request.getHeader(TRACE).map(HttpHeader::value).orElse(null));
    }

    /** A response may have a policy of its own; two of them would both hold. */
    private static List<HttpHeader> unless(HttpResponse response, List<HttpHeader> headers) {
        return headers.stream()
                .filter(header -> response.getHeader(header.name()).isEmpty())
                .toList();
    }

    private static HttpResponse timedOut(HttpRequest request, HttpHeader id) {
        Problem problem = Problem.of(ProblemCode.UNAVAILABLE);
        boolean ofOrder = request.getUri().path().startsWith(ORDERS) && request.method() != HttpMethods.GET;
        return Problems.response(ofOrder ? problem.ofOrder() : problem, request)
                .addHeaders(ALWAYS)
                .addHeaders(OF_DATA)
                .addHeader(id);
    }

    /** A body that nobody has read would hold up the connection. */
    private void drop(HttpRequest request) {
        if (!request.entity().isStrict()) {
            request.discardEntityBytes(system);
        }
    }

    private static HttpHeader header(String name, String value) {
        return RawHeader.create(name, value);
    }
}
