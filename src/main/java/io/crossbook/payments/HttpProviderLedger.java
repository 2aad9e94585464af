package io.crossbook.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The provider's account over HTTP, by the contract in docs/payments.md. */
public final class HttpProviderLedger implements ProviderLedger {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final SignedHttp http;

    /** The provider did not answer as it should; what was asked for is not known. */
    public static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unclear(String what) {
            super("the payment provider " + what, null, false, false);
        }
    }

    public HttpProviderLedger(PaymentSettings settings, InstantSource clock) {
        this.http = new SignedHttp(settings, clock);
    }

    @Override
    public CompletionStage<Optional<ProviderTransaction>> transaction(String id) {
        if (!TransactionJson.isId(id)) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        return get("/transactions/" + id).thenApply(response -> {
            if (response.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            ProviderTransaction transaction = TransactionJson.read(json(response))
                    .filter(read -> read.id().equals(id))
                    .orElseThrow(() -> new Unclear("does not describe transaction " + id));
            return Optional.of(transaction);
        });
    }

    @Override
    public CompletionStage<Page> statement(String after) {
        String path = after.isEmpty() ? "" : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return get("/statement" + path).thenApply(response -> page(json(response)));
    }

    private CompletionStage<HttpResponse<String>> get(String path) {
        return http.send(http.request("GET", path, "")).exceptionally(trouble -> {
            Throwable cause = trouble instanceof CompletionException ? trouble.getCause() : trouble;
            throw new Unclear("cannot be asked: " + cause);
        });
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new Unclear("answered " + response.statusCode());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new Unclear("answered with something that is not JSON");
        }
    }

    private static Page page(JsonNode json) {
        List<ProviderTransaction> items = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            items.add(TransactionJson.read(item).orElseThrow(() -> new Unclear("has an item that cannot be read")));
        }
        if (!json.path("items").isArray() || !json.path("balances").isObject()) {
            throw new Unclear("answered with something that is no statement");
        }
        Map<String, String> balances = new TreeMap<>();
        json.get("balances")
                .properties()
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue().asText()));
        String next = json.path("next").isTextual() ? json.get("next").asText() : "";
        return new Page(items, Optional.of(next).filter(text -> !text.isEmpty()), balances);
    }
}
