package io.crossbook.payments.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.HttpPaymentProvider;
import io.crossbook.payments.PaymentSettings;
import io.crossbook.payments.Payout;
import io.crossbook.payments.PayoutOutcome;
import io.crossbook.payments.RequestSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated provider keeps the contract that every real one must keep, however many faults it has. */
class SimulatedProviderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long SEED = 17;

    @TempDir
    Path folder;

    private static SimulatedProvider provider(Map<ProviderFault, Integer> faults, URI webhook, Path state)
            throws IOException {
        var settings = new SimulatedProviderSettings(
                0,
                SEED,
                faults,
                SECRET,
                Optional.ofNullable(webhook),
                Optional.ofNullable(state),
                Duration.ofMillis(200),
                Duration.ofMillis(20));
        return SimulatedProvider.start(settings, CLOCK);
    }

    private static HttpPaymentProvider client(SimulatedProvider provider, String secret) {
        return new HttpPaymentProvider(
                new PaymentSettings(
                        PaymentSettings.Provider.HTTP,
                        provider.url(),
                        secret,
                        "EUR",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        1,
                        1,
                        Duration.ofHours(20)),
                CLOCK);
    }

    private static JsonNode statement(SimulatedProvider provider) throws Exception {
        long now = CLOCK.instant().getEpochSecond();
        String signature = new RequestSignature(SECRET).of(now, "GET", "/statement", "");
        HttpRequest request = HttpRequest.newBuilder(provider.url().resolve("/statement"))
                .header(RequestSignature.TIMESTAMP_HEADER, Long.toString(now))
                .header(RequestSignature.SIGNATURE_HEADER, signature)
                .build();
        return new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static PayoutOutcome insist(HttpPaymentProvider client, Payout payout) {
        PayoutOutcome outcome = client.payOut(payout).toCompletableFuture().join();
        for (int i = 0; i < 50 && outcome instanceof PayoutOutcome.Unknown; i++) {
            outcome = client.payOut(payout).toCompletableFuture().join();
        }
        return outcome;
    }

    @Test
    void howeverOftenItFailsAReferenceIsPaidOnceOrRefusedForGood() throws Exception {
        var faults = Map.of(
                ProviderFault.TIMEOUT, 20,
                ProviderFault.ERROR_BEFORE, 20,
                ProviderFault.ERROR_AFTER, 20,
                ProviderFault.REFUSED, 20);
        try (SimulatedProvider provider = provider(faults, null, null)) {
            HttpPaymentProvider client = client(provider, SECRET);
            int paid = 0;
            for (int i = 0; i < 20; i++) {
                Payout payout = new Payout("ann:w" + i, "ann", Money.ofCents(100));
                PayoutOutcome first = insist(client, payout);
                assertThat(first).as("seed %s", SEED).isNotInstanceOf(PayoutOutcome.Unknown.class);
                assertThat(insist(client, payout)).isEqualTo(first);
                paid += first instanceof PayoutOutcome.Paid ? 1 : 0;
            }

            JsonNode statement = statement(provider);
            assertThat(statement.get("items")).hasSize(paid);
            assertThat(statement.at("/balances/EUR").asText())
                    .isEqualTo(Money.ofCents(-100L * paid).toString());
            assertThat(provider.struck()).containsKeys(faults.keySet().toArray(new ProviderFault[0]));
        }
    }

    @Test
    void aReferenceIsNotUsedForAnotherPayout() throws Exception {
        try (SimulatedProvider provider = provider(Map.of(), null, null)) {
            HttpPaymentProvider client = client(provider, SECRET);
            insist(client, new Payout("ann:w", "ann", Money.ofCents(100)));

            assertThat(client.payOut(new Payout("ann:w", "ann", Money.ofCents(200)))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new PayoutOutcome.Unknown("answered 409"));
        }
    }

    @Test
    void whoDoesNotKnowTheSecretMovesNothing() throws Exception {
        try (SimulatedProvider provider = provider(Map.of(), null, null)) {
            HttpPaymentProvider client = client(provider, "another secret, as long as the first");

            assertThat(client.payOut(new Payout("ann:w", "ann", Money.ofCents(100)))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new PayoutOutcome.Unknown("answered 401"));
            assertThat(statement(provider).get("items")).isEmpty();
        }
    }

    @Test
    void theAccountOutlivesTheProcessIfItHasAFile() throws Exception {
        Path state = folder.resolve("account.jsonl");
        Payout payout = new Payout("ann:w", "ann", Money.ofCents(100));
        PayoutOutcome paid;
        try (SimulatedProvider provider = provider(Map.of(), null, state)) {
            provider.deposit("ann", Money.ofCents(500), "EUR");
            paid = insist(client(provider, SECRET), payout);
        }
        try (SimulatedProvider provider = provider(Map.of(), null, state)) {
            assertThat(insist(client(provider, SECRET), payout)).isEqualTo(paid);
            assertThat(statement(provider).at("/balances/EUR").asText()).isEqualTo("4.00");
            assertThat(provider.untold()).isEqualTo(1);
        }
    }

    @Test
    void everyDepositIsToldUntilItIsHeardAndForgeriesCanBeTold() throws Exception {
        List<String> genuine = new CopyOnWriteArrayList<>();
        AtomicInteger forged = new AtomicInteger();
        RequestSignature signature = new RequestSignature(SECRET);
        HttpServer exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        exchange.createContext("/hook", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            long then = Long.parseLong(call.getRequestHeaders().getFirst(RequestSignature.TIMESTAMP_HEADER));
            String given = call.getRequestHeaders().getFirst(RequestSignature.SIGNATURE_HEADER);
            boolean good = signature.matches(given, then, "POST", "/hook", body)
                    && CLOCK.instant().getEpochSecond() - then < 60
                    && !body.contains("99999");
            if (good) {
                genuine.add(body);
            } else {
                forged.incrementAndGet();
            }
            call.sendResponseHeaders(good ? 200 : 401, -1);
            call.close();
        });
        exchange.start();
        var faults = Map.of(
                ProviderFault.WEBHOOK_LOST, 30,
                ProviderFault.WEBHOOK_DUPLICATE, 30,
                ProviderFault.WEBHOOK_LATE, 30,
                ProviderFault.WEBHOOK_FORGED, 60);
        URI hook = URI.create("http://127.0.0.1:" + exchange.getAddress().getPort() + "/hook");
        try (SimulatedProvider provider = provider(faults, hook, null)) {
            for (int i = 0; i < 20; i++) {
                provider.deposit("ann", Money.ofCents(100 + i), "EUR");
            }
            Awaitility.await().until(() -> provider.untold() == 0);

            assertThat(genuine).hasSizeGreaterThanOrEqualTo(20);
            assertThat(forged).hasPositiveValue();
            assertThat(provider.believedForgeries()).isZero();
        } finally {
            exchange.stop(0);
        }
    }
}
