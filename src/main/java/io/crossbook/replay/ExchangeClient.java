package io.crossbook.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the exchange and repeats every call whose outcome is unknown or put off, unchanged, until there is an answer.
 *
 * <p>Repeated are: no connection, a lost connection, a timeout, 429 and 5xx (after {@code Retry-After} when given), and
 * 401 a few times, with a new token. So every call that goes through here must be one the exchange recognises as a
 * repeat.
 */
final class ExchangeClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final int MOST_RENEWALS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final HttpClient http;
    private final URI base;
    private final Duration patience;
    private final ReplayStatistics statistics;
    private final Ticker ticker;

    /** @param patience how long one call is repeated before it fails with {@link UnreachableException} */
    ExchangeClient(URI base, Duration patience, ReplayStatistics statistics, Ticker ticker) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CALL_TIMEOUT)
                        .build(),
                base,
                patience,
                statistics,
                ticker);
    }

    private ExchangeClient(HttpClient http, URI base, Duration patience, ReplayStatistics statistics, Ticker ticker) {
        this.http = http;
        this.base = base;
        this.patience = patience;
        this.statistics = statistics;
        this.ticker = ticker;
    }

    ExchangeClient withPatience(Duration otherPatience) {
        return new ExchangeClient(http, base, otherPatience, statistics, ticker);
    }

    Ticker ticker() {
        return ticker;
    }

    ReplayStatistics statistics() {
        return statistics;
    }

    Answer get(Session session, String path) {
        return call(Optional.of(session), "GET", path, Map.of());
    }

    Answer post(Session session, String path, Map<String, ?> body) {
        return call(Optional.of(session), "POST", path, body);
    }

    Answer delete(Session session, String path) {
        return call(Optional.of(session), "DELETE", path, Map.of());
    }

    Answer call(Optional<Session> session, String method, String path, Map<String, ?> body) {
        String token = session.map(known -> known.token(this)).orElse("");
        long start = ticker.nanos();
        int renewals = 0;
        for (int attempt = 0; ; attempt++) {
            HttpResponse<String> response;
            try {
                response = http.send(request(token, method, path, body), HttpResponse.BodyHandlers.ofString());
            } catch (IOException lost) {
                pause(attempt, start, "no answer (" + reason(lost) + ")", 0, lost);
                continue;
            } catch (InterruptedException stopped) {
                throw interrupted(stopped);
            }
            if (response.statusCode() == 401 && session.isPresent() && renewals < MOST_RENEWALS) {
                renewals++;
                token = session.get().renew(this, token);
            } else if (response.statusCode() == 429 || response.statusCode() >= 500) {
                pause(attempt, start, "answered " + response.statusCode(), retryAfterMillis(response), null);
            } else {
                statistics.answered();
                return new Answer(response.statusCode(), json(response.body()));
            }
        }
    }

    private void pause(int attempt, long startNanos, String why, long atLeastMillis, Throwable cause) {
        statistics.retrying(why);
        backOff(attempt, startNanos, why, atLeastMillis, cause);
    }

    /** Waits before asking again how far something is, or gives up when it has used up the patience. */
    void awaitProgress(int attempt, long startNanos, String state) {
        backOff(attempt, startNanos, state, 0, null);
    }

    private void backOff(int attempt, long startNanos, String why, long atLeastMillis, Throwable cause) {
        if (ticker.nanos() - startNanos > patience.toNanos()) {
            throw new UnreachableException(
                    "gave up on " + base + " after " + patience.toSeconds() + " s: " + why, cause);
        }
        long backoff = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        ticker.pauseMillis(Math.max(atLeastMillis, backoff));
        if (Thread.currentThread().isInterrupted()) {
            throw new UnreachableException("stopped", cause);
        }
    }

    private HttpRequest request(String token, String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(CALL_TIMEOUT);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
            return request.POST(HttpRequest.BodyPublishers.ofString(text(body))).build();
        }
        return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    /** The body's {@code retryAfterMs} tells more exactly what the header rounds up to seconds. */
    private static long retryAfterMillis(HttpResponse<String> response) {
        JsonNode exact = json(response.body()).path("retryAfterMs");
        if (exact.canConvertToLong()) {
            return exact.longValue();
        }
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Long.parseLong(value) * 1_000)
                .orElse(0L);
    }

    private static String reason(IOException lost) {
        return lost.getMessage() == null ? lost.getClass().getSimpleName() : lost.getMessage();
    }

    private static UnreachableException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new UnreachableException("stopped", stopped);
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
