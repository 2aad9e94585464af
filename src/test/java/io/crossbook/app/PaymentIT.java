package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.AuditReport;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.payments.simulator.ProviderFault;
import io.crossbook.payments.simulator.SimulatedProvider;
import io.crossbook.payments.simulator.SimulatedProviderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money in and out through a provider with every fault, while the exchange is killed: the two accounts agree. */
class PaymentIT {
    private static final String SECRET = "a secret of exchange and provider alone";
    private static final long SEED = 20_260_301;
    private static final int USERS = 3;
    private static final int EACH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<ProviderFault, Integer> FAULTS = Map.of(
            ProviderFault.TIMEOUT, 8,
            ProviderFault.ERROR_BEFORE, 8,
            ProviderFault.ERROR_AFTER, 10,
            ProviderFault.REFUSED, 20,
            ProviderFault.WEBHOOK_LOST, 20,
            ProviderFault.WEBHOOK_DUPLICATE, 30,
            ProviderFault.WEBHOOK_LATE, 30,
            ProviderFault.WEBHOOK_FORGED, 50);

    @TempDir
    Path data;

    private final DatabaseSettings database = TestDatabase.fresh();
    private final String port = Program.freePort();
    private final AtomicReference<String> base = new AtomicReference<>("http://127.0.0.1:" + port);
    private final List<WebUser> users = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private Path settings;
    private Path secret;

    @Test
    void everySettledTransactionHasExactlyOneEventAndTheOtherWayRound() throws Exception {
        Map<ProviderFault, Long> struck = new TreeMap<>();
        try (SimulatedProvider provider = provider()) {
            secret = Files.writeString(data.resolve("secret"), SECRET);
            settings = Files.writeString(data.resolve("node.conf"), settings(provider));
            try (Program exchange = exchange()) {
                register();
                anybodyWithoutTheSecretIsTurnedAway();
                payIn(provider);
                awaitBalances("40.00");
                withdraw("before");
                exchange.kill();
            }
            payIn(provider);
            ProviderTransaction stray = provider.deposit("nobody", Money.ofCents(700), "EUR");
            provider.deposit(ids.get(0), Money.ofCents(900), "USD");
            try (Program exchange = exchange()) {
                users.forEach(PaymentIT::login);
                withdraw("after");
                awaitQuiet(provider);
                whatIsUnderWayIsListedWithTheProvidersWord(provider);
                awaitQuiet(provider);
                assertThat(reconcile(provider)).as("seed %s", SEED).isZero();
                decide(stray);
                comeBack(provider);
                awaitQuiet(provider);
                assertThat(exchange.terminate().allOutput()).endsWith("stopped");
            }
            assertThat(provider.believedForgeries()).isZero();
            struck.putAll(provider.struck());
            assertThat(struck).hasSizeGreaterThan(4);
            assertThat(reconcile(provider)).isZero();
            provider.deposit(ids.get(1), Money.ofCents(100), "EUR");
            assertThat(reconcile(provider)).as("nobody has told of it").isEqualTo(1);
        }
        AuditReport.Figures figures = Audited.clean(database);
        System.out.printf(
                "seed %d: paid in %d, paid out %d micros, faults %s%n",
                SEED, figures.deposited(), figures.withdrawn(), struck);
        assertThat(figures.deposited() - figures.withdrawn()).isEqualTo(figures.balances());
        assertThat(figures.withdrawn()).isPositive();
    }

    private SimulatedProvider provider() throws IOException {
        return SimulatedProvider.start(
                new SimulatedProviderSettings(
                        0,
                        SEED,
                        FAULTS,
                        SECRET,
                        Optional.of(URI.create(base.get() + "/v1/payments/webhook")),
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200)),
                Clock.systemUTC());
    }

    private static String settings(SimulatedProvider provider) {
        return WebCrowd.settings() + "crossbook.payments { provider = http, url = \"" + provider.url()
                + "\", secret = \"" + SECRET + "\", timeout = 1s }\n";
    }

    private Program exchange() throws IOException {
        String url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        Program exchange =
                Program.serve(data, "--database-url", url, "--http-port", port, "--config", settings.toString());
        exchange.awaitReady();
        return exchange;
    }

    private void register() throws Exception {
        for (int i = 0; i < USERS; i++) {
            String credentials = "{'username':'payer" + i + "','password':'a password of a payer'}";
            WebUser user = new WebUser(base, "payer" + i, "a password of a payer");
            ids.add(user.send("POST", "/users", credentials)
                    .expect(201)
                    .body()
                    .get("userId")
                    .asText());
            users.add(user.login());
        }
        users.get(0)
                .send("POST", "/wallet/deposits", "{'amount':'1.00','clientRef':'free'}")
                .expect(409);
    }

    private static void login(WebUser user) {
        try {
            user.login();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void anybodyWithoutTheSecretIsTurnedAway() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base.get() + "/v1/payments/webhook"))
                .header("Content-Type", "application/json")
                .header(
                        "Crossbook-Timestamp",
                        Long.toString(Clock.systemUTC().instant().getEpochSecond()))
                .header("Crossbook-Signature", "v1=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString("{\"transaction\":\"dep_1\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("INVALID_SIGNATURE");
    }

    private void payIn(SimulatedProvider provider) {
        for (int i = 0; i < EACH; i++) {
            ids.forEach(id -> provider.deposit(id, Money.ofCents(1_000), "EUR"));
        }
    }

    private void withdraw(String name) throws Exception {
        for (int i = 0; i < EACH; i++) {
            for (WebUser user : users) {
                user.patiently("POST", "/wallet/withdrawals", "{'amount':'2.50','clientRef':'" + name + i + "'}")
                        .expect(202);
            }
        }
    }

    private void awaitBalances(String amount) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (WebUser user : users) {
                assertThat(user.get("/wallet").get("balance").asText()).isEqualTo(amount);
            }
        });
    }

    /** Every payout has ended, every webhook was heard, every deposit is in its wallet. */
    private void awaitQuiet(SimulatedProvider provider) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(provider.untold()).isZero();
            for (WebUser user : users) {
                assertThat(user.get("/wallet").get("pendingWithdrawals").asText())
                        .isEqualTo("0.00");
            }
            assertThat(Audited.waiting(database)).isZero();
        });
    }

    private void whatIsUnderWayIsListedWithTheProvidersWord(SimulatedProvider provider) throws Exception {
        WebUser admin = new WebUser(base, "admin", WebCrowd.ADMIN_PASSWORD).login();
        provider.down(true);
        withdraw("held");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode all = admin.get("/payments/withdrawals").get("items");
            assertThat(all).hasSize(USERS * EACH).allSatisfy(row -> {
                assertThat(row.get("state").asText()).isEqualTo("PAYING");
                assertThat(row.get("amount").asText()).isEqualTo("2.50");
                assertThat(row.get("username").asText()).startsWith("payer");
                assertThat(row.get("attempts").asInt()).isPositive();
                assertThat(row.get("lastAnswer").asText()).isEqualTo("answered 503");
                assertThat(row.get("lastAnswerAt").asText())
                        .isGreaterThanOrEqualTo(row.get("at").asText());
            });
        });
        List<String> times = new ArrayList<>();
        Set<String> paged = new HashSet<>();
        for (String cursor = ""; cursor != null; ) {
            JsonNode page = admin.get("/payments/withdrawals?limit=5" + cursor);
            page.get("items").forEach(row -> {
                times.add(row.get("at").asText());
                paged.add(
                        row.get("userId").asText() + ":" + row.get("clientRef").asText());
            });
            JsonNode next = page.get("nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        }
        assertThat(times).hasSize(USERS * EACH).isSorted();
        assertThat(paged).hasSize(USERS * EACH);
        assertThat(admin.get("/office").at("/payments/withdrawals").asInt()).isEqualTo(USERS * EACH);
        String one = "/payments/withdrawals/payout?userId=" + ids.get(0) + "&clientRef=held0";
        assertThat(admin.get(one).toString()).contains("UNKNOWN", "answered 503");
        provider.down(false);
        await().atMost(PATIENCE)
                .until(() -> admin.get("/payments/withdrawals").get("items").isEmpty());
        admin.send("GET", one, null).expect(404);
    }

    private int reconcile(SimulatedProvider provider) {
        return Main.execute(
                "reconcile",
                "--database-url",
                database.url(),
                "--user",
                database.user(),
                "--password",
                database.password(),
                "--provider-url",
                provider.url().toString(),
                "--secret-file",
                secret.toString(),
                "--grace",
                "0");
    }

    /** An admin finds out whose the stray money is. */
    private void decide(ProviderTransaction stray) throws Exception {
        WebUser admin = new WebUser(base, "admin", WebCrowd.ADMIN_PASSWORD).login();
        await().atMost(PATIENCE)
                .until(() -> admin.get("/payments/deposits").get("items").size() == 2);
        JsonNode first = admin.get("/payments/deposits").get("items").get(0);
        assertThat(first.get("reason").asText()).isIn("UNKNOWN_USER", "OTHER_CURRENCY");
        long before = cents(0);
        String decision = "/payments/deposits/" + stray.id() + "/assign";
        String body = "{'userId':'" + ids.get(0) + "','reason':'named in the transfer'}";
        admin.send("POST", decision, body).expect(200);
        admin.send("POST", decision, body).expect(200);
        admin.send("POST", decision, body.replace(ids.get(0), ids.get(1))).expect(409);
        admin.send("POST", decision, body.replace(ids.get(0), "nobody")).expect(400);
        await().atMost(PATIENCE).until(() -> cents(0) == before + 700);
    }

    private long cents(int user) throws Exception {
        String balance = users.get(user).get("/wallet").get("balance").asText();
        return Money.parse(balance).micros() / Money.ofCents(1).micros();
    }

    /** A payout comes back as money in. */
    private void comeBack(SimulatedProvider provider) throws Exception {
        long before = cents(0) + cents(1) + cents(2);
        String paid = provider.payouts().get(0);
        provider.reverse(paid);
        await().atMost(PATIENCE).until(() -> cents(0) + cents(1) + cents(2) == before + 250);
    }
}
