package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractActorSystem;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.actor.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.sourcing.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Reads request bodies and writes response bodies. */
final class Bodies {
    private static final long BYTES_MAX = 32 * 1024;
    private static final long ARRIVAL_MILLIS_MAX = 2_000;

    private Bodies() {}

    /** A route that reads a JSON body of this type and answers with what the handler makes of it. */
    static <T> Route read(Class<T> type, Function<T, CompletionStage<HttpResponse>> handler) {
        return extractRequest(
                request -> extractActorSystem(system -> completeWithFuture(respond(type, handler, request, system))));
    }

    /** The same for a body that the handler takes as it came. */
    static Route readRaw(Function<byte[], CompletionStage<HttpResponse>> handler) {
        return extractRequest(
                request -> extractActorSystem(system -> completeWithFuture(CompletableFuture.completedStage(request)
                        .thenCompose(read -> bytes(read, system))
                        .thenCompose(handler))));
    }

    /** The same for a body that places or changes an order: a problem then says what became of the order. */
    static <T> Route readOrder(Class<T> type, Function<T, CompletionStage<HttpResponse>> handler) {
        return extractRequest(
                request -> extractActorSystem(system -> answerOrder(respond(type, handler, request, system))));
    }

    /** A route that answers a change of orders; a problem says what became of them. */
    static Route answerOrder(CompletionStage<HttpResponse> answer) {
        return extractRequest(request -> completeWithFuture(answer.exceptionally(
                failure -> Problems.response(Problems.of(failure, request).ofOrder(), request))));
    }

    private static <T> CompletionStage<HttpResponse> respond(
            Class<T> type,
            Function<T, CompletionStage<HttpResponse>> handler,
            HttpRequest request,
            ActorSystem system) {
        return CompletableFuture.completedStage(request)
                .thenCompose(read -> bytes(read, system))
                .thenCompose(body -> handler.apply(Json.read(body, type)));
    }

    /** A response of one JSON body. */
    static HttpResponse json(StatusCode status, Object body) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.bytes(body)));
    }

    static HttpResponse ok(Object body) {
        return json(StatusCodes.OK, body);
    }

    static HttpResponse noContent() {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }

    private static CompletionStage<byte[]> bytes(HttpRequest request, ActorSystem system) {
        HttpEntity entity = request.entity();
        if (!entity.getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)
                || request.getHeader("Content-Encoding").isPresent()) {
            throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        return Stages.direct(entity.withSizeLimit(BYTES_MAX).toStrict(ARRIVAL_MILLIS_MAX, system))
                .exceptionally(Bodies::late)
                .thenApply(strict -> strict.getData().toArray());
    }

    /** Here a timeout says nothing about an outcome: the request has not even arrived. */
    private static HttpEntity.Strict late(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            throw new ProblemException(ProblemCode.REQUEST_TIMEOUT);
        }
        throw new CompletionException(cause);
    }
}
