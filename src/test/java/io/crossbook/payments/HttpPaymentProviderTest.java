package io.crossbook.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.crossbook.domain.money.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer a payment provider may give, and none, over a real socket. */
class HttpPaymentProviderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Payout PAYOUT = new Payout("ann:w1", "ann", Money.ofCents(1_250));
    private static final String ABOUT = "\"reference\":\"ann:w1\",\"amount\":\"12.50\",\"currency\":\"EUR\"";

    private static final String PAID = "{\"id\":\"po_1\",\"status\":\"PAID\",";
    private static final String FAILED = "{\"id\":\"po_1\",\"status\":\"FAILED\",";

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpHandler handler;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handler.handle(exchange));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpPaymentProvider provider(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v2");
        var settings = new PaymentSettings(
                PaymentSettings.Provider.HTTP,
                url,
                SECRET,
                "EUR",
                Duration.ofSeconds(5),
                timeout,
                1,
                1,
                Duration.ofHours(20));
        return new HttpPaymentProvider(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static PayoutOutcome outcome(CompletionStage<PayoutOutcome> answer) {
        return answer.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private PayoutOutcome payOut() {
        return outcome(provider(Duration.ofSeconds(20)).payOut(PAYOUT));
    }

    private void answer(int status, String body) {
        handler = exchange -> respond(exchange, status, body);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        boolean signed = new RequestSignature(SECRET)
                .matches(
                        exchange.getRequestHeaders().getFirst(RequestSignature.SIGNATURE_HEADER),
                        Long.parseLong(exchange.getRequestHeaders().getFirst(RequestSignature.TIMESTAMP_HEADER)),
                        exchange.getRequestMethod(),
                        path,
                        body);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(exchange.getRequestMethod() + " " + path + " key " + key + " signed " + signed + " " + body);
        respond(exchange, 201, PAID + ABOUT + "}");
    }

    @Test
    void aPayoutIsAskedForUnderItsReferenceAndSigned() {
        handler = this::record;

        assertThat(payOut()).isEqualTo(new PayoutOutcome.Paid("po_1"));
        assertThat(requests)
                .containsExactly("POST /v2/payouts key ann:w1 signed true {\"reference\":\"ann:w1\","
                        + "\"recipient\":\"ann\",\"amount\":\"12.50\",\"currency\":\"EUR\"}");
    }

    @Test
    void aPayoutIsLookedUpByItsReference() {
        handler = this::record;

        assertThat(outcome(provider(Duration.ofSeconds(20)).find(PAYOUT))).isEqualTo(new PayoutOutcome.Paid("po_1"));
        assertThat(requests).containsExactly("GET /v2/payouts?reference=ann%3Aw1 key null signed true ");
    }

    @ParameterizedTest
    @CsvSource({"200,ACCOUNT_CLOSED,ACCOUNT_CLOSED", "402,,REFUSED", "422,all kinds of words,REFUSED"})
    void aFailedPayoutIsRefusedForGood(int status, String reason, String expected) {
        answer(status, FAILED + "\"reason\":\"" + reason + "\"," + ABOUT + "}");

        assertThat(payOut()).isEqualTo(new PayoutOutcome.Refused(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 401, 403, 404, 409, 429, 500, 502, 503})
    void otherStatusCodesSayNothingWhateverTheBody(int status) {
        answer(status, status == 204 ? "" : FAILED + ABOUT + "}");

        assertThat(payOut()).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{}",
                "{\"id\":\"po_1\",\"status\":\"PENDING\"," + ABOUT + "}",
                "{\"status\":\"PAID\"," + ABOUT + "}",
                "{\"id\":\"<script>\",\"status\":\"PAID\"," + ABOUT + "}",
                PAID + "\"status\":\"FAILED\"," + ABOUT + "}",
                PAID + ABOUT + "} more",
                PAID + "\"reference\":\"bob:w1\",\"amount\":\"12.50\",\"currency\":\"EUR\"}",
                FAILED + "\"reference\":\"bob:w1\",\"amount\":\"12.50\",\"currency\":\"EUR\"}",
                PAID + "\"reference\":\"ann:w1\",\"amount\":\"12.05\",\"currency\":\"EUR\"}",
                PAID + "\"reference\":\"ann:w1\",\"amount\":12.50,\"currency\":\"EUR\"}",
                PAID + "\"reference\":\"ann:w1\",\"amount\":\"12.50\",\"currency\":\"USD\"}"
            })
    void anAnswerThatIsNotClearlyAboutThisPayoutSaysNothing(String body) {
        answer(200, body);

        assertThat(payOut()).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void aRefusingStatusDoesNotMeanPaid() {
        answer(422, PAID + ABOUT + "}");

        assertThat(payOut()).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void aLostConnectionSaysNothing() {
        handler = HttpExchange::close;

        assertThat(payOut()).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void nobodyThereSaysNothing() {
        HttpPaymentProvider provider = provider(Duration.ofSeconds(20));
        server.stop(0);

        assertThat(outcome(provider.payOut(PAYOUT))).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeSaysNothing() {
        handler = exchange -> hold();

        assertThat(outcome(provider(Duration.ofMillis(300)).payOut(PAYOUT))).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void anAnswerThatBeginsButDoesNotEndSaysNothing() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold();
        };

        assertThat(outcome(provider(Duration.ofMillis(300)).payOut(PAYOUT))).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @Test
    void anEndlessAnswerSaysNothing() {
        answer(200, PAID + ABOUT + ",\"x\":\"" + "x".repeat(70_000) + "\"}");

        assertThat(payOut()).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    private void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
