package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are one exchange; the one that holds a book is killed, and whoever streams it from the other stays. */
class StreamFailoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SHARDS = 100;
    private static final long SEED = 20_261_123;

    @TempDir
    Path data;

    private final DatabaseSettings database = TestDatabase.fresh();
    private final AtomicReference<String> base = new AtomicReference<>();
    private final WebCrowd crowd = new WebCrowd(base);
    private final OwnKeeper own = new OwnKeeper();
    /** The survivor of two is the one with the lower address. */
    private final String stays = Program.freePort();

    private final String dies = Program.freePort();

    private Program node(String name, String clusterPort, String managementPort) throws IOException {
        Path settings = data.resolve(name + ".conf");
        Files.writeString(
                settings,
                WebCrowd.settings() + "crossbook.cluster.join = seeds\nakka.cluster.seed-nodes = [\"" + seed()
                        + "\"]\n");
        String url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        return Program.serve(
                data.resolve(name),
                "--config",
                settings.toString(),
                "--database-url",
                url,
                "--cluster-port",
                clusterPort,
                "--management-port",
                managementPort);
    }

    private String seed() {
        return "akka://crossbook@127.0.0.1:" + stays;
    }

    /** A market whose book the node behind this management port holds. */
    private String marketOn(String managementPort) throws Exception {
        for (int i = 0; i < 50; i++) {
            String market = crowd.market("market-" + i);
            JsonNode regions = new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + managementPort + "/cluster/shards/OrderBook"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
            String shard = String.valueOf(Math.abs(market.hashCode() % SHARDS));
            for (JsonNode region : regions.get("regions")) {
                if (region.get("shardId").asText().equals(shard)) {
                    return market;
                }
            }
        }
        throw new AssertionError("no book is held by the node that is to die");
    }

    private void awaitChanges(BookKeeper prices, int more, List<CompletableFuture<Void>> betting) {
        int before = prices.changes();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(prices.trouble()).isNull();
            assertThat(own.trouble()).isNull();
            assertThat(betting).noneMatch(CompletableFuture::isDone);
            assertThat(prices.changes()).isGreaterThanOrEqualTo(before + more);
        });
    }

    @Test
    void aBookIsStreamedOnWhenTheNodeThatHeldItDies() throws Exception {
        System.out.println("seed " + SEED);
        String management = Program.freePort();
        try (Program survivor = node("survivor", stays, Program.freePort())) {
            base.set(survivor.awaitReady());
            try (Program victim = node("victim", dies, management)) {
                victim.awaitReady();
                crowd.enter();
                String market = marketOn(management);
                BookKeeper prices = new BookKeeper(market);
                prices.connect(base.get());
                own.connect(base.get(), crowd.ann().token());
                AtomicBoolean stop = new AtomicBoolean();
                Set<Integer> whileItIsAway = Set.of(503);
                var betting = crowd.bet(market, new SplittableRandom(SEED), stop, whileItIsAway);
                awaitChanges(prices, 40, betting);
                victim.kill();
                victim.exitCode();
                awaitChanges(prices, 60, betting);
                stop.set(true);
                betting.forEach(CompletableFuture::join);
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(prices.trouble()).isNull();
                    assertThat(own.trouble()).isNull();
                    assertThat(prices.book()).isEqualTo(crowd.book(market));
                    assertThat(own.balance())
                            .isEqualTo(crowd.ann().get("/wallet").get("balance").asText());
                });
                System.out.printf("%d changes up to number %d%n", prices.changes(), prices.number());
                assertThat(prices.images()).as("the first only").isEqualTo(1);
                prices.disconnect();
                own.disconnect();
            }
        }
    }
}
