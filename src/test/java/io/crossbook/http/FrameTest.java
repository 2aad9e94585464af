package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.typesafe.config.ConfigFactory;
import io.crossbook.sourcing.Tracing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static ActorSystem system;
    private static ServerBinding binding;

    @BeforeAll
    static void start() {
        system = ActorSystem.create(
                "frame",
                ConfigFactory.parseString("akka.http.server.request-timeout = 300ms")
                        .withFallback(ConfigFactory.load("http.conf")));
        binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(new Frame(route(), system, HttpObserver.NONE, Tracing.OFF))
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    private static Route route() {
        CompletableFuture<HttpResponse> never = new CompletableFuture<>();
        return pathPrefix(
                "v1",
                () -> concat(
                        path("orders", () -> completeWithFuture(never)),
                        path("slow", () -> completeWithFuture(never)),
                        path(
                                "bug",
                                () -> completeWithFuture(
                                        CompletableFuture.failedFuture(new IllegalStateException("the secret")))),
                        path("throws", () -> {
                            throw new IllegalArgumentException("the secret");
                        }),
                        path("fine", () -> complete("fine"))));
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsUnknown() throws Exception {
        var late = send("/v1/slow", "GET");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).contains("\"code\":\"UNAVAILABLE\"").doesNotContain("orderState");
        assertThat(late.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(late.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void anOrderWithoutAnAnswerInTimeMayBePlaced() throws Exception {
        var late = send("/v1/orders", "POST");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).contains("\"orderState\":\"UNKNOWN\"").contains("\"requestId\":\"mine\"");
        assertThat(late.headers().firstValue("X-Request-Id")).contains("mine");
        assertThat(send("/v1/orders", "GET").body()).doesNotContain("orderState");
    }

    @Test
    void aBugIsA500WithoutWords() throws Exception {
        for (String path : new String[] {"/v1/bug", "/v1/throws"}) {
            var failed = send(path, "GET");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).contains("INTERNAL", "mine").doesNotContain("secret");
        }
    }

    @Test
    void whatIsFineHasTheSameHeaders() throws Exception {
        var fine = send("/v1/fine", "GET");
        assertThat(fine.statusCode()).isEqualTo(200);
        assertThat(fine.headers().firstValue("X-Request-Id")).contains("mine");
        assertThat(fine.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(fine.headers().firstValue("Server")).isEmpty();
    }

    private static java.net.http.HttpResponse<String> send(String path, String method) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + binding.localAddress().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Request-Id", "mine")
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
