package io.crossbook.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id under which a request is logged: the caller's own if it is a short plain word, or a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ORDER = Pattern.compile("/orders/([0-9a-f-]{36})(/|$)");

    private RequestIds() {}

    /** The request with its id attached. */
    static HttpRequest attach(HttpRequest request) {
        String given = request.getHeader(HEADER).map(HttpHeader::value).orElse("");
        return request.addAttribute(KEY, USABLE.matcher(given).matches() ? given : next());
    }

    static String of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(RequestIds::next);
    }

    /** Lets a line be logged under the id of its request, and of the order in its path: fields of their own in JSON. */
    static void log(HttpRequest request, Consumer<String> line) {
        String id = of(request);
        Matcher order = ORDER.matcher(request.getUri().path());
        MDC.put("requestId", id);
        if (order.find()) {
            MDC.put("orderId", order.group(1));
        }
        try {
            line.accept(id);
        } finally {
            MDC.remove("requestId");
            MDC.remove("orderId");
        }
    }

    static String next() {
        return UuidCreator.getTimeOrderedEpochFast().toString();
    }
}
