package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.headers.Allow;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;

/** What becomes of a request that no route takes or that fails in one: a problem, like everything else. */
final class Rejections {
    static final RejectionHandler REJECTIONS = RejectionHandler.newBuilder()
            .handleNotFound(problem(ProblemCode.NOT_FOUND))
            .handleAll(
                    MethodRejection.class,
                    rejections -> methodNotAllowed(rejections.stream()
                            .map(MethodRejection::supported)
                            .distinct()
                            .toArray(HttpMethod[]::new)))
            .handle(Rejection.class, rejection -> problem(ProblemCode.INVALID_REQUEST))
            .build();

    static final ExceptionHandler EXCEPTIONS = ExceptionHandler.newBuilder()
            .matchAny(failure ->
                    extractRequest(request -> complete(Problems.response(Problems.of(failure, request), request))))
            .build();

    private Rejections() {}

    private static Route methodNotAllowed(HttpMethod[] supported) {
        Problem problem = Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
        return extractRequest(
                request -> complete(Problems.response(problem, request).addHeader(Allow.create(supported))));
    }

    private static Route problem(ProblemCode code) {
        return extractRequest(request -> complete(Problems.response(Problem.of(code), request)));
    }
}
