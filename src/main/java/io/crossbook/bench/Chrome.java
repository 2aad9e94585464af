package io.crossbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One page of a browser without a window, driven by the DevTools protocol of Chromium. */
final class Chrome implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_SECONDS = 60;

    private final Process process;
    private final WebSocket page;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();

    private Chrome(Process process, URI page) {
        this.process = process;
        this.page = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Answers())
                .join();
    }

    /** Starts the program with a profile of its own in the folder. */
    static Chrome start(Path program, Path profile) throws IOException, InterruptedException {
        // Only pages of this machine's own exchange are shown, and as root the sandbox cannot be had.
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1440,900",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        try {
            return new Chrome(process, firstPage(process));
        } catch (IOException | InterruptedException | CompletionException e) {
            process.destroy();
            throw e;
        }
    }

    private static URI firstPage(Process process) throws IOException, InterruptedException {
        var words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(LISTENING)) {
                int port = URI.create(line.substring(LISTENING.length())).getPort();
                drain(words);
                return pageAt(port);
            }
        }
        throw new IOException("the browser ended before it was ready");
    }

    private static URI pageAt(int port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String targets = HttpClient.newHttpClient()
                .send(list, HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("the browser has no page");
    }

    /** A browser that cannot say what it has to say would stop. */
    private static void drain(BufferedReader words) {
        Thread reader = new Thread(() -> words.lines().forEach(line -> {}), "browser-words");
        reader.setDaemon(true);
        reader.start();
    }

    /** Calls a method of the protocol; parameters by turns name and value. */
    JsonNode call(String method, Object... parameters) {
        ObjectNode request = JSON.createObjectNode();
        int id = last.incrementAndGet();
        request.put("id", id).put("method", method);
        ObjectNode named = request.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            named.set(String.valueOf(parameters[i]), JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        page.sendText(request.toString(), true).join();
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What an expression comes to on the page. */
    JsonNode value(String expression) {
        return call("Runtime.evaluate", "expression", expression, "returnByValue", true)
                .path("result")
                .path("value");
    }

    /** A figure of the page's own accounts, such as TaskDuration in seconds. */
    double metric(String name) {
        for (JsonNode metric : call("Performance.getMetrics").path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric.path("value").asDouble();
            }
        }
        throw new IllegalStateException("the browser does not know " + name);
    }

    /** Messages that arrived on the page's WebSockets so far. */
    long framesReceived() {
        return frames.get();
    }

    @Override
    public void close() {
        page.abort();
        process.destroy();
        process.onExit().join();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                hear(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void hear(String message) {
            try {
                JsonNode heard = JSON.readTree(message);
                if (heard.path("method").asText().equals("Network.webSocketFrameReceived")) {
                    frames.incrementAndGet();
                }
                CompletableFuture<JsonNode> answer =
                        asked.remove(heard.path("id").asInt());
                if (answer != null) {
                    answer.complete(heard.path("result"));
                }
            } catch (IOException e) {
                asked.values().forEach(answer -> answer.completeExceptionally(e));
            }
        }
    }
}
