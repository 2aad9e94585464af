package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running node shows at /metrics is what dashboard, alerts and documents speak of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {
    private static final Path MONITORING = Path.of("k8s", "monitoring");
    private static final Path OPERATIONS = Path.of("docs", "operations.md");
    private static final Pattern OURS = Pattern.compile("\\b(?:crossbook|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern OWN = Pattern.compile("\\bcrossbook_[a-z0-9_]+");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^[a-z][a-z0-9_]*");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestExchange exchange;
    private WebUser admin;
    private String page;

    @BeforeAll
    void betAndLook(@TempDir Path data) throws Exception {
        exchange = new TestExchange(data, Map.of());
        String market = new WebCrowd(exchange.base()).market("measured");
        WebUser ann = WebUser.fresh(exchange.base(), "ann");
        WebUser bob = WebUser.fresh(exchange.base(), "bob");
        for (int i = 0; i < 5; i++) {
            bet(ann, market, "BACK", "10").expect(201);
            bet(bob, market, "LAY", "10").expect(201);
        }
        bet(ann, market, "LAY", "900000").expect(422);
        admin = new WebUser(exchange.base(), "admin", WebCrowd.ADMIN_PASSWORD).login();
        ann.send("GET", "/nothing/of/this/kind", null).expect(404);
        System.gc();
        await().atMost(PATIENCE)
                .until(() -> metrics().contains("crossbook_views_lag_seconds_count{group=\"book\"}")
                        && metrics().contains("crossbook_shards{kind=\"Wallet\"} 2.0"));
        page = metrics();
        await().atMost(PATIENCE)
                .until(() ->
                        admin.get("/system").at("/nodes/0/placing/p99Micros").asLong() > 0);
    }

    @AfterAll
    void stop() {
        if (exchange != null) {
            exchange.close();
        }
    }

    private static WebUser.Answer bet(WebUser user, String market, String side, String size) throws Exception {
        return user.send(
                "POST",
                "/orders",
                "{'clientOrderId':'" + Ids.next() + "','marketId':'" + market + "','selectionId':'home','side':'" + side
                        + "','price':'2.00','size':'" + size + "'}");
    }

    private String metrics() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(exchange.metrics())).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void theOfficeSeesWhatEachNodeDoesAndHowMuchIsTraded() throws Exception {
        await().atMost(PATIENCE.multipliedBy(3)).untilAsserted(() -> {
            JsonNode node = admin.get("/system").at("/nodes/0");
            assertThat(node.get("address").asText()).startsWith("akka://crossbook@");
            assertThat(node.get("shards").asInt()).isPositive();
            assertThat(node.get("entities").asInt()).isGreaterThan(3);
            JsonNode office = admin.get("/office");
            // Midnight may have come in between.
            assertThat(office.at("/turnover/today").asText()
                            + office.at("/turnover/yesterday").asText())
                    .contains("50.00");
            assertThat(office.at("/atRisk").asText()).isEqualTo("100.00");
        });
    }

    /** Names of samples, and of the histograms they belong to. */
    private Set<String> exposed() {
        Set<String> all = names(EXPOSED, page);
        all.addAll(families(all));
        return all;
    }

    private static Set<String> families(Set<String> samples) {
        return samples.stream()
                .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String documented() throws IOException {
        String text = Files.readString(OPERATIONS);
        int from = text.indexOf("\n## Metrics\n");
        assertThat(from).isPositive();
        return text.substring(from, text.indexOf("\n## ", from + 1));
    }

    @Test
    void whatTheDashboardShowsExists() throws IOException {
        Set<String> used = names(OURS, Files.readString(MONITORING.resolve("crossbook-dashboard.json")));

        assertThat(used).hasSizeGreaterThan(20);
        assertThat(exposed()).containsAll(used);
    }

    @Test
    void whatTheAlertsWatchExists() throws IOException {
        Set<String> used = names(OURS, Files.readString(MONITORING.resolve("alerts.yaml")));

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(exposed()).containsAll(used);
    }

    @Test
    void whatTheDocumentNamesExists() throws IOException {
        Set<String> named = names(OWN, documented());

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(exposed()).containsAll(named);
    }

    @Test
    void whatExistsIsNamedInTheDocument() throws IOException {
        assertThat(names(OWN, documented())).containsAll(families(names(OWN, page)));
    }

    @Test
    void everyAlertHasALineOfWhatToDo() throws IOException {
        String text = documented();
        Set<String> alerts =
                names(Pattern.compile("(?<=alert: )\\w+"), Files.readString(MONITORING.resolve("alerts.yaml")));

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> assertThat(text)
                .contains("`" + alert + "`"));
    }

    @Test
    void placementsAreCountedByWhatBecameOfThem() {
        assertThat(page)
                .contains(
                        "crossbook_placement_seconds_count{outcome=\"placed\"} 10",
                        "crossbook_placement_seconds_count{outcome=\"refused\"} 1",
                        "crossbook_placement_seconds_count{outcome=\"repeat\"} 0",
                        "crossbook_placement_refusals_total{reason=\"INSUFFICIENT_FUNDS\"} 1.0",
                        "crossbook_http_request_seconds_count{endpoint=\"POST /v1/orders\",status=\"2xx\"} 10",
                        "crossbook_http_request_seconds_count{endpoint=\"POST /v1/orders\",status=\"4xx\"} 1",
                        "crossbook_http_request_seconds_count{endpoint=\"other\",status=\"4xx\"} 1",
                        "crossbook_cluster_members{status=\"up\"} 1.0",
                        "crossbook_entity_queue{kind=\"Wallet\"} 0.0",
                        "crossbook_entity_overdue{kind=\"OrderBook\"} 0.0",
                        "crossbook_pool_limit{pool=\"crossbook-recovery\"} 8.0",
                        "crossbook_pool_limit{pool=\"crossbook-queries\"} 8.0");
    }
}
