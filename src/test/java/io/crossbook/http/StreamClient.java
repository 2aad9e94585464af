package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket to the stream that keeps what comes in, in order. */
final class StreamClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private StreamClient(WebSocket.Builder builder, String base) {
        socket = builder.buildAsync(URI.create(base.replace("http://", "ws://") + "/v1/stream"), new Ears())
                .join();
    }

    /** Connects and takes the greeting. */
    static StreamClient connect() {
        StreamClient client = connect(ApiClient.anonymous().base());
        assertThat(client.next().get("op").asText()).isEqualTo("connection");
        return client;
    }

    static StreamClient connect(String base) {
        return new StreamClient(HttpClient.newHttpClient().newWebSocketBuilder(), base);
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(parsed(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    static JsonNode parsed(String text) {
        try {
            return ApiClient.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    WebSocket socket() {
        return socket;
    }

    /** Sends JSON with single quotes for readability. */
    StreamClient send(String format, Object... values) {
        socket.sendText(ApiClient.json(format, values), true).join();
        return this;
    }

    /** The next message of any kind. */
    JsonNode next() {
        try {
            JsonNode message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a message within %s", PATIENCE).isNotNull();
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next message of this op that is no heartbeat; heartbeats alone do not keep anybody waiting for ever. */
    JsonNode next(String op) {
        long start = System.nanoTime();
        while (true) {
            JsonNode message = next();
            assertThat(System.nanoTime() - start).as("waited for %s", op).isLessThan(PATIENCE.toNanos() * 2);
            if (message.get("op").asText().equals(op)
                    && !message.path("ct").asText().equals("HEARTBEAT")) {
                return message;
            }
        }
    }

    /** Expects a success of the request with this id. */
    StreamClient succeeds(int id) {
        JsonNode status = next("status");
        assertThat(status.get("statusCode").asText()).as("%s", status).isEqualTo("SUCCESS");
        assertThat(status.get("id").asInt()).isEqualTo(id);
        return this;
    }

    /** Expects a failure of this name. */
    JsonNode fails(String error) {
        JsonNode status = next("status");
        assertThat(status.path("errorCode").asText()).as("%s", status).isEqualTo(error);
        return status;
    }

    /** The code with which the server closes the connection. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
