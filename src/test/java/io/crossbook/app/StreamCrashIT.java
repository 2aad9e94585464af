package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CRASHES = 2;
    private static final long SEED = 20_261_122;

    @TempDir
    Path data;

    private final AtomicReference<String> base = new AtomicReference<>();
    private final WebCrowd crowd = new WebCrowd(base);
    private final OwnKeeper own = new OwnKeeper();
    private String market;
    private BookKeeper prices;

    private Program serve() throws IOException {
        Path settings = data.resolve("settings.conf");
        Files.writeString(settings, WebCrowd.settings());
        Program program = Program.serve(data.resolve("node"), "--config", settings.toString());
        base.set(program.awaitReady());
        return program;
    }

    private void prepare() throws Exception {
        crowd.enter();
        if (market == null) {
            market = crowd.market("crash");
            crowd.ann()
                    .send("PUT", "/notifications/preferences", "{'categories':{'FILL':['IN_APP']}}")
                    .expect(200);
            prices = new BookKeeper(market);
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
            assertThat(prices.book()).isEqualTo(crowd.book(market));
            Map<String, String> orders = orders();
            assertThat(own.orders()).isEqualTo(orders);
            assertThat(own.balance())
                    .isEqualTo(crowd.ann().get("/wallet").get("balance").asText());
            JsonNode inbox = crowd.ann().get("/notifications?limit=200");
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
            JsonNode page = crowd.ann().get("/orders?limit=200" + cursor);
            page.get("items").forEach(order -> orders.put(order.get("orderId").asText(), OwnKeeper.line(order)));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        }
        return orders;
    }

    private void connect() {
        prices.connect(base.get());
        own.connect(base.get(), crowd.ann().token());
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
                prepare();
                connect();
                AtomicBoolean stop = new AtomicBoolean();
                List<CompletableFuture<Void>> betting = crowd.bet(market, random, stop, Set.of());
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
