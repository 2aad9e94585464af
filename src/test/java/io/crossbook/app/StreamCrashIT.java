package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed among bets; clients that know only the document come back to the next one and lack nothing. */
class StreamCrashIT {
    private static final String PASSWORD = "the secret of the admin";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] PRICES = {"1.90", "1.95", "2.00", "2.06", "2.10"};
    private static final int CRASHES = 2;
    private static final long SEED = 20_261_122;

    @TempDir
    Path data;

    private final AtomicReference<String> base = new AtomicReference<>();
    private final WebUser admin = new WebUser(base, "admin", PASSWORD);
    private final OwnKeeper own = new OwnKeeper();
    private final List<WebUser> bettors = new ArrayList<>();
    private String market;
    private BookKeeper prices;

    private Program serve() throws IOException {
        Path settings = data.resolve("settings.conf");
        Files.writeString(
                settings,
                "crossbook { auth.first-admin { user = admin, password = \"" + PASSWORD
                        + "\" }, http.rate-limit.enabled = off }");
        Program program = Program.serve(data.resolve("node"), "--config", settings.toString());
        base.set(program.awaitReady());
        return program;
    }

    private void prepare() throws Exception {
        admin.login();
        market = admin.send(
                        "POST",
                        "/markets",
                        "{'clientRef':'crash','kind':'ODDS','name':'Match odds','event':{'name':'Home v Away'},"
                                + "'selections':[{'id':'home','name':'Home'},{'id':'away','name':'Away'}]}")
                .expect(201)
                .body()
                .get("marketId")
                .asText();
        admin.send("POST", "/markets/" + market + "/open", "{}").expect(200);
        for (int i = 0; i < 4; i++) {
            bettors.add(WebUser.fresh(base, "bettor" + i));
        }
        ann().send("PUT", "/notifications/preferences", "{'categories':{'FILL':['IN_APP']}}")
                .expect(200);
        prices = new BookKeeper(market);
    }

    private WebUser ann() {
        return bettors.get(0);
    }

    /** Everybody bets until told to stop, or until nobody answers. */
    private List<CompletableFuture<Void>> bet(SplittableRandom random, AtomicBoolean stop) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (WebUser bettor : bettors) {
            SplittableRandom own = random.split();
            all.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    place(bettor, own, stop);
                }
            }));
        }
        return all;
    }

    private void place(WebUser bettor, SplittableRandom random, AtomicBoolean stop) {
        String order = "{'clientOrderId':'" + Ids.next() + "','marketId':'" + market + "','selectionId':'"
                + (random.nextBoolean() ? "home" : "away") + "','side':'" + (random.nextBoolean() ? "BACK" : "LAY")
                + "','price':'" + PRICES[random.nextInt(PRICES.length)] + "','size':'" + (1 + random.nextInt(9)) + "'}";
        try {
            WebUser.Answer answer = bettor.send("POST", "/orders", order);
            assertThat(answer.status()).as("%s", answer.body()).isIn(201, 202);
        } catch (IOException gone) {
            stop.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitProgress(int changes, List<CompletableFuture<Void>> betting) {
        int before = prices.changes();
        int told = own.messages();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(prices.trouble()).isNull();
            assertThat(own.trouble()).isNull();
            assertThat(betting).noneMatch(CompletableFuture::isDone);
            assertThat(prices.changes()).isGreaterThanOrEqualTo(before + changes);
            assertThat(own.messages()).isGreaterThanOrEqualTo(told + changes / 4);
        });
    }

    private void assertTheSame() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(prices.trouble()).isNull();
            assertThat(own.trouble()).isNull();
            assertThat(prices.book()).isEqualTo(text(ann().get("/markets/" + market + "/book?depth=350")));
            Map<String, String> orders = orders();
            assertThat(own.orders()).isEqualTo(orders);
            assertThat(own.balance())
                    .isEqualTo(ann().get("/wallet").get("balance").asText());
            JsonNode inbox = ann().get("/notifications?limit=200");
            List<Long> numbers = new ArrayList<>();
            inbox.get("items").forEach(item -> numbers.add(0, item.get("number").asLong()));
            assertThat(own.notices()).endsWith(numbers.toArray(Long[]::new));
            assertThat(own.unread()).isEqualTo(inbox.get("unread").asLong());
        });
    }

    private Map<String, String> orders() throws IOException, InterruptedException {
        Map<String, String> orders = new TreeMap<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = ann().get("/orders?limit=200" + cursor);
            page.get("items").forEach(order -> orders.put(order.get("orderId").asText(), OwnKeeper.line(order)));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        }
        return orders;
    }

    /** The book as anybody can read it, in the words of the checksum. */
    private static String text(JsonNode book) {
        StringBuilder text = new StringBuilder();
        Map<String, JsonNode> sorted = new TreeMap<>();
        book.get("selections")
                .forEach(selection -> sorted.put(selection.get("id").asText(), selection));
        sorted.forEach((id, selection) -> {
            selection.path("back").forEach(level -> append(text, id + ",atb,", level));
            selection.path("lay").forEach(level -> append(text, id + ",atl,", level));
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String start, JsonNode level) {
        text.append(start)
                .append(level.get(0).asText())
                .append(',')
                .append(level.get(1).asText())
                .append(';');
    }

    private void connect() {
        prices.connect(base.get());
        own.connect(base.get(), ann().token());
    }

    private void disconnect() {
        prices.disconnect();
        own.disconnect();
    }

    @Test
    void whoWasConnectedWhenTheProcessDiedLacksNothingAfterwards() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run <= CRASHES; run++) {
            try (Program program = serve()) {
                if (run == 0) {
                    prepare();
                } else {
                    for (WebUser bettor : bettors) {
                        bettor.login();
                    }
                }
                connect();
                AtomicBoolean stop = new AtomicBoolean();
                List<CompletableFuture<Void>> betting = bet(random, stop);
                awaitProgress(60 + random.nextInt(60), betting);
                if (run < CRASHES) {
                    program.kill();
                    program.exitCode();
                    disconnect();
                } else {
                    stop.set(true);
                }
                betting.forEach(CompletableFuture::join);
                if (run == CRASHES) {
                    assertTheSame();
                    disconnect();
                }
            }
        }
        System.out.printf(
                "seed %d: %d changes up to number %d, %d orders, %d notices%n",
                SEED,
                prices.changes(),
                prices.number(),
                own.orders().size(),
                own.notices().size());
        assertThat(prices.images()).as("prices went on from the journal").isEqualTo(1);
        assertThat(prices.resumed()).isEqualTo(CRASHES);
        assertThat(own.images()).as("notices went on by their numbers").isEqualTo(1);
        assertThat(own.notices()).isNotEmpty();
    }
}
