package io.crossbook.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import com.github.f4b6a3.uuid.UuidCreator;
import io.crossbook.sourcing.LogContext;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id under which a request is logged: the caller's own if it is a short plain word, or a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
    private static final AttributeKey<String> TRACE = AttributeKey.create("traceparent", String.class);
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ORDER = Pattern.compile("/orders/([0-9a-f-]{36})(/|$)");

    private RequestIds() {}

    /** The request with its id attached. */
    static HttpRequest attach(HttpRequest request) {
        String given = request.getHeader(HEADER).map(HttpHeader::value).orElse("");
        return request.addAttribute(KEY, USABLE.matcher(given).matches() ? given : next());
    }

    /** The request as somebody follows it by this traceparent; null for nobody. */
    static HttpRequest follow(HttpRequest request, String trace) {
        return trace == null ? request : request.addAttribute(TRACE, trace);
    }

    /** The traceparent of a request, null when nobody follows it. */
    static String trace(HttpRequest request) {
        return request.getAttribute(TRACE).orElse(null);
    }

    static String of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(RequestIds::next);
    }

    /** Lets a line be logged under the ids of its request, its trace and the order in its path, see LogContext. */
    static void log(HttpRequest request, Consumer<String> line) {
        String id = of(request);
        Matcher order = ORDER.matcher(request.getUri().path());
        MDC.put("requestId", id);
        try {
            LogContext.log(null, order.find() ? order.group(1) : null, trace(request), () -> line.accept(id));
        } finally {
            MDC.remove("requestId");
        }
    }

    static String next() {
        return UuidCreator.getTimeOrderedEpochFast().toString();
    }
}
