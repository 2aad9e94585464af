package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it: on an empty database, started again, and switched off. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseSettings database = TestDatabase.fresh();

    @TempDir
    Path data;

    private TestExchange exchange(String mode) {
        return new TestExchange(data, database, Map.of("crossbook.demo.mode", mode, "crossbook.demo.pace", "50ms"));
    }

    private static WebUser visitor(TestExchange exchange) {
        return new WebUser(exchange.base(), "visitor", "");
    }

    @Test
    void marketsOfEveryKindTradeAndNoneIsMadeTwice() throws Exception {
        Map<String, String> before;
        try (TestExchange exchange = exchange("auto")) {
            WebUser visitor = visitor(exchange);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(kindsWithTrades(visitor))
                    .containsOnlyKeys("ODDS", "YES_NO", "SPOT"));
            before = markets(visitor);
            assertThat(before).hasSize(12).allSatisfy((id, event) -> assertThat(event)
                    .startsWith("Demo: "));
        }
        try (TestExchange exchange = exchange("auto")) {
            WebUser visitor = visitor(exchange);
            long traded = trades(visitor, before);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(trades(visitor, before)).isGreaterThan(traded));
            assertThat(markets(visitor)).isEqualTo(before);
        }
        try (TestExchange exchange = exchange("off")) {
            WebUser visitor = visitor(exchange);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(restingLevels(visitor, before))
                    .isZero());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Audited.waiting(database)).isZero());
            Audited.clean(database);
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
