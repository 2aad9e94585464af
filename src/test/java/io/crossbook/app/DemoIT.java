package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it: on an empty database, killed, started again, and switched off. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FAST =
            "include classpath(\"cluster-config/single.conf\")\ncrossbook.demo.pace = 50ms\n";

    @TempDir
    Path data;

    @Test
    void marketsOfEveryKindTradeAndNoneIsMadeTwice() throws Exception {
        AtomicReference<String> base = new AtomicReference<>();
        var visitor = new WebUser(base, "visitor", "");
        Path fast = Files.writeString(data.resolve("fast.conf"), FAST);
        Map<String, String> before;
        try (Program program = Program.serve(data, "--demo", "--config", fast.toString())) {
            base.set(program.awaitReady());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(kindsWithTrades(visitor))
                    .containsOnlyKeys("ODDS", "YES_NO", "SPOT"));
            before = markets(visitor);
            assertThat(before).hasSize(10).allSatisfy((id, event) -> assertThat(event)
                    .startsWith("Demo: "));
            program.kill();
        }
        try (Program program = Program.serve(data, "--demo", "--config", fast.toString())) {
            base.set(program.awaitReady());
            long traded = trades(visitor, before);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(trades(visitor, before)).isGreaterThan(traded));
            assertThat(markets(visitor)).isEqualTo(before);
            assertThat(program.terminate().allOutput()).contains("  demo      10 markets, 10 bots");
        }
        try (Program program = Program.serve(data)) {
            base.set(program.awaitReady());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(restingLevels(visitor, before))
                    .isZero());
            assertThat(Main.execute("audit", "--data", data.toString())).isZero();
        }
    }

    private static Map<String, String> markets(WebUser visitor) throws IOException, InterruptedException {
        Map<String, String> events = new TreeMap<>();
        for (JsonNode market : visitor.get("/markets?limit=200").get("items")) {
            events.put(market.get("marketId").asText(), market.at("/event/name").asText());
        }
        return events;
    }

    private static Map<String, Integer> kindsWithTrades(WebUser visitor) throws IOException, InterruptedException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (JsonNode market : visitor.get("/markets?limit=200").get("items")) {
            int trades = trades(visitor, market.get("marketId").asText());
            if (trades > 0) {
                kinds.merge(market.get("kind").asText(), trades, Integer::sum);
            }
        }
        return kinds;
    }

    private static long trades(WebUser visitor, Map<String, String> markets) throws IOException, InterruptedException {
        long sum = 0;
        for (String market : markets.keySet()) {
            sum += trades(visitor, market);
        }
        return sum;
    }

    private static int trades(WebUser visitor, String market) throws IOException, InterruptedException {
        return visitor.get("/markets/" + market + "/trades?limit=200")
                .get("items")
                .size();
    }

    private static int restingLevels(WebUser visitor, Map<String, String> markets)
            throws IOException, InterruptedException {
        int levels = 0;
        for (String market : markets.keySet()) {
            for (JsonNode selection :
                    visitor.get("/markets/" + market + "/book").get("selections")) {
                for (String side : new String[] {"back", "lay", "bids", "asks"}) {
                    levels += selection.path(side).size();
                }
            }
        }
        return levels;
    }
}
