package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls a replay makes, over {@link FakeMarketPlace} in memory, with faults on demand. The book is as simple as
 * can be, so that it is right by looking at it.
 */
final class FakeExchange implements AutoCloseable {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "admin-password";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What goes wrong with a request. */
    enum Fault {
        NONE,
        /** The request takes effect but the connection breaks before the answer. */
        LOSE_ANSWER,
        /** The request has no effect. */
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        /** The request takes effect but the answer is only 202 PENDING. */
        PENDING,
        TOKEN_EXPIRED
    }

    /** Decides by method, path and the number of the request, from 1. */
    interface Faults {
        Fault next(String method, String path, int number);
    }

    private final FakeMarketPlace place = new FakeMarketPlace();
    private final Faults faults;
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private HttpServer server;

    static {
        // Without it every answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private FakeExchange(Faults faults) {
        this.faults = faults;
    }

    static FakeExchange start(Faults faults) throws IOException {
        FakeExchange exchange = new FakeExchange(faults);
        exchange.listen(0);
        return exchange;
    }

    static FakeExchange start() throws IOException {
        return start((method, path, number) -> Fault.NONE);
    }

    FakeMarketPlace place() {
        return place;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    /** Stops listening, breaking what is open, and listens again on the same port after the given work. */
    void restart(Runnable meanwhile) throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);
        meanwhile.run();
        listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void listen(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Fault fault = faults.next(method, path, requests.incrementAndGet());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (fault == Fault.TOO_MANY_REQUESTS) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, FakeMarketPlace.problem(429, "BUSY"));
        } else if (fault == Fault.UNAVAILABLE) {
            answer(exchange, FakeMarketPlace.problem(503, "UNAVAILABLE"));
        } else if (fault == Fault.TOKEN_EXPIRED) {
            answer(exchange, FakeMarketPlace.problem(401, "TOKEN_EXPIRED"));
        } else {
            FakeMarketPlace.Reply reply = place.call(
                    method, path, user(exchange), body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
            if (fault == Fault.LOSE_ANSWER) {
                exchange.close();
            } else if (fault == Fault.PENDING && reply.status() == 201) {
                JsonNode orderId = reply.body().path("orderId");
                ObjectNode pending =
                        JSON.createObjectNode().put("status", "PENDING").set("orderId", orderId);
                answer(exchange, new FakeMarketPlace.Reply(202, pending));
            } else {
                answer(exchange, reply);
            }
        }
    }

    private static Optional<String> user(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Bearer token-of-"))
                .map(header -> header.substring("Bearer token-of-".length()));
    }

    private static void answer(HttpExchange exchange, FakeMarketPlace.Reply reply) throws IOException {
        byte[] bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
