package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.sourcing.Ids;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A bet followed from its caller through HTTP, saga, wallet and book. */
class TraceIT {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String SAGA = "io.crossbook.placement.PlacementSaga";

    @TempDir
    Path data;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    };
    private OpenTelemetrySdk telemetry;
    private TestExchange exchange;
    private WebUser ann;
    private String market;

    @BeforeEach
    void start() throws Exception {
        GlobalOpenTelemetry.resetForTest();
        telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .buildAndRegisterGlobal();
        exchange = new TestExchange(data, Map.of("crossbook.tracing.enabled", true));
        market = new WebCrowd(exchange.base()).market("followed");
        ann = WebUser.fresh(exchange.base(), "ann");
        spans.reset();
        lines.start();
        logger().setLevel(Level.DEBUG);
        logger().setAdditive(false);
        logger().addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(lines);
        logger().setLevel(null);
        logger().setAdditive(true);
        if (exchange != null) {
            exchange.close();
        }
        telemetry.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SAGA);
    }

    private CompletableFuture<HttpResponse<String>> bet(String flags) {
        String body = "{'clientOrderId':'" + Ids.next() + "','marketId':'" + market
                + "','selectionId':'home','side':'BACK','price':'2.00','size':'5'}";
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(exchange.base().get() + "/v1/orders"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + ann.token())
                                .header("traceparent", "00-" + TRACE_ID + "-" + CALLER + "-" + flags)
                                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private List<SpanData> followed() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE_ID))
                .toList();
    }

    private void awaitStep(String name) {
        await().until(() -> followed().stream().anyMatch(span -> span.getName().equals(name)));
    }

    @Test
    void oneBetIsOneTraceFromItsCallerToItsWallet() {
        assertThat(bet("01").join().statusCode()).isEqualTo(201);
        awaitStep("Wallet NotePlaced");
        awaitStep("POST /v1/orders");

        Map<String, SpanData> byId =
                followed().stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
        assertThat(followed())
                .extracting(
                        SpanData::getName,
                        span -> span.getParentSpanId().equals(CALLER)
                                ? "caller"
                                : byId.get(span.getParentSpanId()).getName())
                .containsExactlyInAnyOrder(
                        tuple("POST /v1/orders", "caller"),
                        tuple("placement", "POST /v1/orders"),
                        tuple("ask wallet", "placement"),
                        tuple("Wallet PlaceOrder", "ask wallet"),
                        tuple("ask book", "placement"),
                        tuple("OrderBook PlaceOrder", "ask book"),
                        tuple("Wallet NotePlaced", "OrderBook PlaceOrder"));
    }

    @Test
    void aRetryIsPartOfTheTraceAndOfTheLog() throws Exception {
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection held = TestDatabase.connect(exchange.database());
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE event_journal IN EXCLUSIVE MODE");
            answer = bet("01");
            await().until(() -> !lines.list.isEmpty());
            held.commit();
        }

        assertThat(answer.join().statusCode()).isBetween(200, 201);
        awaitStep("POST /v1/orders");
        List<SpanData> asks = followed().stream()
                .filter(span -> span.getName().equals("ask wallet"))
                .toList();
        assertThat(asks).hasSizeGreaterThanOrEqualTo(2);
        assertThat(asks.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(followed().stream().filter(span -> span.getName().equals("Wallet PlaceOrder")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(lines.list.get(0).getMDCPropertyMap()).containsEntry("traceId", TRACE_ID);
        assertThat(lines.list.get(0).getMDCPropertyMap().get("orderId")).contains(":");
    }

    @Test
    void whatItsCallerDoesNotFollowIsNotFollowed() throws Exception {
        assertThat(bet("00").join().statusCode()).isEqualTo(201);
        ann.get("/wallet");

        // A request of its own trace has come to its end since, so nothing of the bet is still to come.
        await().until(() -> spans.getFinishedSpanItems().stream()
                .anyMatch(span -> span.getName().equals("GET /v1/wallet")));
        assertThat(followed()).isEmpty();
    }
}
