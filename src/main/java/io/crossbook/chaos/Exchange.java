package io.crossbook.chaos;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The nodes' API, asked once at a time; who asks decides what an answer, or none, means. */
public final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than the exchange takes at most to answer, see akka.http.server.request-timeout. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;

    /** An answer; status 0 and no body when there was none. */
    record Answer(int status, String body) {
        static final Answer NONE = new Answer(0, "");

        JsonNode json() {
            return parse(body);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final List<String> nodes;
    private final LongSupplier nanos;
    private volatile boolean closing;

    /**
     * @param nodes where their APIs are
     * @param nanos the one clock by which everything is written down
     */
    public Exchange(List<String> nodes, LongSupplier nanos) {
        this.nodes = List.copyOf(nodes);
        this.nanos = nanos;
    }

    long now() {
        return nanos.getAsLong();
    }

    int size() {
        return nodes.size();
    }

    /** Nobody shall begin anything new. */
    public void close() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    Answer send(int node, String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(nodes.get(node % nodes.size()) + "/v1" + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException lost) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    /** A token for this user; empty when there is none to be had just now. */
    String logIn(int node, String name, String password) {
        Answer answer = send(node, "", "POST", "/sessions", text(Map.of("username", name, "password", password)));
        return answer.status() == OK ? answer.json().path("accessToken").asText() : "";
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
