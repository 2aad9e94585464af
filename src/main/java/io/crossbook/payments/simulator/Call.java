package io.crossbook.payments.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.RequestSignature;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request to the simulated provider. */
final class Call {
    private static final int BYTES_MAX = 65_536;
    private static final long TOLERANCE_SECONDS = 300;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpExchange exchange;
    private final String body;

    /** Ends a call with a status and a reason. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        byte[] bytes = exchange.getRequestBody().readNBytes(BYTES_MAX);
        body = new String(bytes, StandardCharsets.UTF_8);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    Optional<String> parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null || !query.startsWith(name + "=") || query.contains("&")) {
            return Optional.empty();
        }
        return Optional.of(URLDecoder.decode(query.substring(name.length() + 1), StandardCharsets.UTF_8));
    }

    /** Refuses the call unless the exchange has signed it just now. */
    void requireSignature(RequestSignature signature, long nowSeconds) {
        long then;
        try {
            then = Long.parseLong(String.valueOf(header(RequestSignature.TIMESTAMP_HEADER)));
        } catch (NumberFormatException e) {
            throw new Refused(UNAUTHORIZED, "the timestamp is missing");
        }
        boolean inTime = Math.abs(nowSeconds - then) <= TOLERANCE_SECONDS;
        String given = header(RequestSignature.SIGNATURE_HEADER);
        String wire = exchange.getRequestURI().toString();
        if (!inTime || !signature.matches(given, then, method(), wire, body)) {
            throw new Refused(UNAUTHORIZED, "the signature is wrong or too old");
        }
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refused(BAD_REQUEST, "the body is not JSON");
        }
    }

    /** A required text of the body. */
    static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new Refused(BAD_REQUEST, field + " is missing");
        }
        return json.path(field).textValue();
    }

    /** A required positive amount of the body. */
    static Money amount(JsonNode json) {
        try {
            Money amount = Money.parse(text(json, "amount"));
            if (amount.isPositive()) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw new Refused(BAD_REQUEST, "the amount is not a decimal");
        }
        throw new Refused(BAD_REQUEST, "the amount is not positive");
    }

    void answer(int status, JsonNode json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void answer(int status, String error) throws IOException {
        answer(status, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    /** Closes the connection without an answer. */
    void hangUp() {
        exchange.close();
    }
}
