package io.crossbook.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.Delivery;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Notice;
import io.crossbook.notification.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls a server in this JVM, and what must never be called. */
class WebhookCallerIT {
    private static HikariDataSource database;
    private static WebhookSecrets secrets;

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<InetAddress> lookedUp = new ArrayList<>();
    private HttpServer server;
    private int status = 204;

    private record Call(Map<String, List<String>> headers, String body) {}

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh().pool("webhook-test", 1);
        secrets = new WebhookSecrets(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.add(new Call(
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        watchdog.shutdownNow();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private WebhookCaller caller(boolean unguarded, String... addresses) {
        return new WebhookCaller(
                new DeliverySettings.Hooks(Duration.ofMillis(500), 1, unguarded),
                secrets,
                host -> {
                    lookedUp.clear();
                    for (String address : addresses.length == 0 ? new String[] {host} : addresses) {
                        lookedUp.add(InetAddress.getByName(address));
                    }
                    return lookedUp.toArray(InetAddress[]::new);
                },
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                watchdog,
                InstantSource.system());
    }

    private static InboxMessage.CallWebhook call(String url) {
        Notice notice = new Notice(
                17,
                Category.PAYMENT,
                "DEPOSITED",
                Map.of("amount", "1.00"),
                "Wallet|ann",
                3,
                1_800_000_000_000_000L,
                Set.of(Channel.WEBHOOK));
        return new InboxMessage.CallWebhook(
                "ann",
                new Webhook(url, 1),
                new Delivery("webhook-17", Channel.WEBHOOK, false, List.of(notice), 0, 0, 0));
    }

    private Outcome callHere() {
        return caller(true).call(call("http://127.0.0.1:" + port() + "/hook?x=1"));
    }

    @Test
    void aReceiverCanVerifyWhatItGets() throws Exception {
        assertThat(callHere()).isEqualTo(new Outcome(true, false, "answered 204"));

        Call got = calls.get(0);
        JsonNode body = new ObjectMapper().readTree(got.body());
        assertThat(body.get("type").asText()).isEqualTo("DEPOSITED");
        assertThat(body.at("/data/text").asText()).isEqualTo("Deposit of 1.00 received.");
        assertThat(got.headers().get("Webhook-id")).containsExactly("ann.webhook-17");
        String secret = secrets.of("ann", new Webhook("any", 1));
        Map<String, List<String>> signed = Map.of(
                "webhook-id", got.headers().get("Webhook-id"),
                "webhook-timestamp", got.headers().get("Webhook-timestamp"),
                "webhook-signature", got.headers().get("Webhook-signature"));
        new com.standardwebhooks.Webhook(secret).verify(got.body(), signed);
        assertThat(secrets.of("ann", new Webhook("any", 2))).isNotEqualTo(secret);
        assertThat(secrets.of("bob", new Webhook("any", 1))).isNotEqualTo(secret);
    }

    @Test
    void everyAttemptHasTheSameId() {
        callHere();
        callHere();

        assertThat(calls)
                .extracting(call -> call.headers().get("Webhook-id").get(0))
                .containsOnly("ann.webhook-17");
    }

    @ParameterizedTest
    @CsvSource({"301,true", "302,true", "307,true", "400,true", "410,false", "429,true", "500,true", "503,true"})
    void whatIsNoSuccessIsTriedAgainUnlessItIsGone(int answer, boolean worthwhile) {
        status = answer;

        assertThat(callHere()).isEqualTo(new Outcome(false, worthwhile, "answered " + answer));
        assertThat(calls).hasSize(1);
    }

    @Test
    void nobodyThereIsTriedAgain() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(caller(true).call(call("http://127.0.0.1:" + free + "/")).worthwhile())
                .isTrue();
    }

    @Test
    void whoNeverAnswersIsLeft() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long before = System.nanoTime();
            Outcome outcome = caller(true).call(call("http://127.0.0.1:" + silent.getLocalPort() + "/"));

            assertThat(outcome.delivered()).isFalse();
            assertThat(outcome.worthwhile()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "169.254.169.254", "10.1.2.3", "192.168.1.1", "::1", "fd00:ec2::254", "0.0.0.0"})
    void aNameThatLeadsInsideIsNotCalled(String address) {
        Outcome outcome = caller(false, address).call(call("https://bot.example.com/"));

        assertThat(outcome).isEqualTo(new Outcome(false, false, "the host is not on the public internet"));
    }

    @Test
    void oneAddressInsideAmongOthersIsEnoughToRefuse() {
        Outcome outcome = caller(false, "8.8.8.8", "127.0.0.1").call(call("https://bot.example.com/"));

        assertThat(outcome).isEqualTo(new Outcome(false, false, "the host is not on the public internet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "https://localhost/", "https://a@example.com/", "https://0x7f.1/"})
    void anAddressThatWasTakenUnguardedIsNotCalledOnceGuarded(String url) {
        assertThat(caller(false).call(call(url)).worthwhile()).isFalse();
        assertThat(lookedUp).isEmpty();
        assertThat(calls).isEmpty();
    }

    /** The name is asked once; what it says afterwards does not matter. */
    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() {
        Outcome outcome = caller(true, "127.0.0.1").call(call("http://no.such.host.invalid:" + port() + "/"));

        assertThat(outcome.delivered()).isTrue();
        assertThat(calls.get(0).headers().get("Host")).containsExactly("no.such.host.invalid:" + port());
    }

    /** This server speaks no TLS, so the handshake must fail before anything is said. */
    @Test
    void withoutEncryptionNothingIsSaid() {
        Outcome outcome = caller(true).call(call("https://127.0.0.1:" + port() + "/"));

        assertThat(outcome.delivered()).isFalse();
        assertThat(calls).isEmpty();
    }
}
