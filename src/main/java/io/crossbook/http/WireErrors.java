package io.crossbook.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/** Answers bytes that are not an HTTP request, before any route sees them; named in the configuration. */
public final class WireErrors extends ParsingErrorHandler {
    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
        String requestId = RequestIds.next();
        log.debug("{} refused: {}", requestId, info.summary());
        return Problems.response(Problem.of(code(status.intValue())), requestId)
                .addHeader(RawHeader.create(RequestIds.HEADER, requestId));
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 414 -> ProblemCode.URI_TOO_LONG;
            case 431 -> ProblemCode.HEADERS_TOO_LARGE;
            default -> ProblemCode.INVALID_REQUEST;
        };
    }
}
