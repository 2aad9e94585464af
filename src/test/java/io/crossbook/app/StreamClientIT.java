package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import io.crossbook.market.MarketView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows only the document keeps a book through a replay, cut connections and a restart. */
class StreamClientIT {
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "the secret of the admin";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CUTS = 12;
    private static final long SEED = 20_261_121;

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Node node() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "crossbook.http.port",
                0,
                "akka.management.http.port",
                Program.freePort(),
                "akka.remote.artery.canonical.port",
                0,
                "akka.coordinated-shutdown.exit-jvm",
                false,
                "akka.cluster.jmx.multi-mbeans-in-same-jvm",
                true,
                "crossbook.http.rate-limit.enabled",
                false,
                "crossbook.auth.first-admin.user",
                ADMIN,
                "crossbook.auth.first-admin.password",
                PASSWORD));
        Config config = NodeConfig.load(null, values);
        return new Node(config, data, new PrintWriter(new StringWriter()));
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        return json.readTree(response.body());
    }

    private String firstMarket(String base) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> get(base + "/v1/markets?status=OPEN")
                                .at("/items/0/marketId")
                                .asText(),
                        id -> !id.isEmpty());
    }

    /** The book as anybody can read it, in the words of the checksum, with its number. */
    private static String text(JsonNode book) {
        StringBuilder text = new StringBuilder();
        Map<String, JsonNode> sorted = new java.util.TreeMap<>();
        book.get("selections")
                .forEach(selection -> sorted.put(selection.get("id").asText(), selection));
        sorted.forEach((id, selection) -> {
            append(text, id + ",atb,", selection.path("back"));
            append(text, id + ",atl,", selection.path("lay"));
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String start, JsonNode levels) {
        levels.forEach(level -> text.append(start)
                .append(level.get(0).asText())
                .append(',')
                .append(level.get(1).asText())
                .append(';'));
    }

    private void awaitSame(BookKeeper client, String base, String market) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.trouble()).isNull();
            assertThat(client.book()).isEqualTo(text(get(base + "/v1/markets/" + market + "/book?depth=350")));
        });
    }

    @Test
    void aClientThatKnowsOnlyTheDocumentKeepsTheBook() throws Exception {
        String market;
        BookKeeper client;
        try (Node first = node()) {
            String base = first.start().url();
            CompletableFuture<Integer> replay = CompletableFuture.supplyAsync(() -> Main.execute(
                    "replay",
                    "sample",
                    "--url",
                    base,
                    "--speed",
                    "2000",
                    "--admin-user",
                    ADMIN,
                    "--admin-password",
                    PASSWORD));
            market = firstMarket(base);
            client = new BookKeeper(market);
            client.connect(base);
            int cuts = 0;
            while (!replay.isDone() && cuts < CUTS) {
                int before = client.changes();
                Awaitility.await().atMost(PATIENCE).until(() -> client.changes() > before + 2 || replay.isDone());
                client.disconnect();
                client.connect(base);
                cuts++;
            }
            assertThat(replay.join()).isZero();
            awaitSame(client, base, market);
            System.out.printf(
                    "%d changes up to number %d, %d connections cut, %d images%n",
                    client.changes(), client.number(), cuts, client.images());
            assertThat(cuts).isPositive();
            assertThat(client.changes()).isGreaterThan(20);
            assertThat(client.images()).as("every resumption continued").isEqualTo(1);
            client.disconnect();
        }
        try (Node second = node()) {
            String base = second.start().url();
            long number = client.number();
            int resumed = client.resumed();
            client.connect(base);
            Awaitility.await().atMost(PATIENCE).until(() -> client.resumed() > resumed);
            awaitSame(client, base, market);
            assertThat(client.number()).isGreaterThanOrEqualTo(number);
            client.disconnect();
        }
    }

    @Test
    void aRestartAmongRestingOrdersLeavesNoGapAndNoRepeat() throws Exception {
        String market;
        BookKeeper client;
        long before;
        try (Node first = node()) {
            Exchange exchange = first.start();
            MarketView opened = TestMarkets.open(exchange.engine(), "restarted");
            market = opened.marketId();
            client = new BookKeeper(market);
            client.connect(exchange.url());
            trade(exchange, opened, "early-", client, 50);
            awaitSame(client, exchange.url(), market);
            before = client.number();
        }
        try (Node second = node()) {
            Exchange exchange = second.start();
            client.disconnect();
            client.connect(exchange.url());
            Awaitility.await().atMost(PATIENCE).until(() -> client.resumed() == 1);
            MarketView again = TestNode.await(exchange.engine().markets().get(market));
            trade(exchange, again, "late-", client, client.changes() + 50);
            awaitSame(client, exchange.url(), market);
            assertThat(client.number()).isGreaterThan(before);
            assertThat(client.images())
                    .as("the journal leads on from before the restart")
                    .isEqualTo(1);
            client.disconnect();
        }
    }

    private static void trade(Exchange exchange, MarketView market, String users, BookKeeper client, int changes)
            throws Exception {
        Crowd crowd = new Crowd(exchange.engine(), List.of(market), new Promises());
        crowd.enter(users, 10, SEED);
        Awaitility.await().atMost(PATIENCE).until(() -> client.trouble() != null || client.changes() >= changes);
        crowd.leave(60);
    }
}
