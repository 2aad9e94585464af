package io.crossbook.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.regex.Pattern;

/** The id under which a request is logged: the caller's own if it is a short plain word, or a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The request with its id attached. */
    static HttpRequest attach(HttpRequest request) {
        String given = request.getHeader(HEADER).map(HttpHeader::value).orElse("");
        return request.addAttribute(KEY, USABLE.matcher(given).matches() ? given : next());
    }

    static String of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(RequestIds::next);
    }

    static String next() {
        return UuidCreator.getTimeOrderedEpochFast().toString();
    }
}
