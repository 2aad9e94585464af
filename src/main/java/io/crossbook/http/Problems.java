package io.crossbook.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.IllegalUriException;
import io.crossbook.readside.OutsideHistory;
import io.crossbook.sourcing.Refusal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem, and a problem into a response. */
final class Problems {
    static final ContentType CONTENT_TYPE =
            MediaTypes.customBinary("application", "problem+json", true).toContentType();

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** What a failure means to the caller. A bug is logged here with its request, and told to nobody. */
    static Problem of(Throwable failure, HttpRequest request) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof Refusal refusal) {
            return of(refusal);
        }
        if (cause instanceof OutsideHistory outside) {
            return Problem.of(ProblemCode.valueOf(outside.reason().name()));
        }
        if (cause instanceof TimeoutException || isDatabase(cause)) {
            RequestIds.log(request, id -> LOG.warn("{} no answer: {}", id, cause.toString()));
            return Problem.of(ProblemCode.UNAVAILABLE);
        }
        if (cause instanceof RejectedExecutionException) {
            return Problem.of(ProblemCode.BUSY);
        }
        if (cause instanceof EntityStreamSizeException) {
            return Problem.of(ProblemCode.BODY_TOO_LARGE);
        }
        if (cause instanceof IllegalUriException || cause instanceof EntityStreamException) {
            return Problem.of(ProblemCode.INVALID_REQUEST);
        }
        RequestIds.log(
                request, id -> LOG.error("{} {} failed", id, request.method().value(), cause));
        return Problem.of(ProblemCode.INTERNAL);
    }

    /** A rejection of an entity is the problem of the same name. */
    static Problem of(Refusal refusal) {
        return Problem.of(ProblemCode.valueOf(refusal.reason().name()), null, refusal.details());
    }

    static HttpResponse response(Problem problem, HttpRequest request) {
        return response(problem, RequestIds.of(request));
    }

    static HttpResponse response(Problem problem, String requestId) {
        ProblemCode code = problem.code();
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.get(code.status()))
                .withEntity(HttpEntities.create(CONTENT_TYPE, Json.bytes(body(problem, requestId))));
        if (problem.retryAfterMs() != null) {
            response = response.addHeader(RawHeader.create("Retry-After", Long.toString(seconds(problem))));
        } else if (code == ProblemCode.BUSY) {
            response = response.addHeader(RawHeader.create("Retry-After", "1"));
        }
        return code == ProblemCode.UNAUTHENTICATED || code == ProblemCode.TOKEN_EXPIRED
                ? response.addHeader(RawHeader.create("WWW-Authenticate", "Bearer"))
                : response;
    }

    private static Map<String, Object> body(Problem problem, String requestId) {
        ProblemCode code = problem.code();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", code.type());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("code", code);
        put(body, "detail", problem.detail());
        if (!problem.details().isEmpty()) {
            body.put("details", problem.details());
        }
        body.put("retryable", code.retryable());
        put(body, "retryAfterMs", problem.retryAfterMs());
        put(body, "orderState", problem.orderState());
        body.put("requestId", requestId);
        return body;
    }

    private static void put(Map<String, Object> body, String name, Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /** Rounded up, so that who waits exactly so long has waited enough. */
    private static long seconds(Problem problem) {
        return TimeUnit.MILLISECONDS.toSeconds(problem.retryAfterMs() + 999);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
