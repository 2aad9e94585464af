package io.crossbook.app;

import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.management.javadsl.ManagementRouteProvider;
import akka.management.javadsl.ManagementRouteProviderSettings;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.heartbeat.Heartbeat;
import io.crossbook.app.meters.ClusterMeters;
import io.crossbook.app.meters.EntityMeters;
import io.crossbook.app.meters.HttpMeters;
import io.crossbook.app.meters.JournalMeters;
import io.crossbook.app.meters.MarketMeters;
import io.crossbook.app.meters.NodeFigures;
import io.crossbook.app.meters.PlacementMeters;
import io.crossbook.app.meters.PoolMeters;
import io.crossbook.http.HttpObserver;
import io.crossbook.payments.DepositIntake;
import io.crossbook.payments.Payouts;
import io.crossbook.placement.PlacementObserver;
import io.crossbook.placement.Waker;
import io.crossbook.readside.Lag;
import io.crossbook.sourcing.Instruments;
import io.crossbook.streaming.StreamError;
import io.crossbook.streaming.StreamStats;
import io.crossbook.streaming.Streams;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What Prometheus finds at /metrics on the management port; one for each actor system. */
public final class Metrics implements ManagementRouteProvider, Extension {
    private static final Duration[] LAGS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JournalMeters journal = new JournalMeters(registry);
    private final EntityMeters entities = new EntityMeters(registry);
    private final PlacementMeters placements = new PlacementMeters(registry);
    private final HttpMeters http = new HttpMeters(registry);
    private final PoolMeters pools = new PoolMeters(registry);

    Metrics(ExtendedActorSystem system) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        system.registerOnTermination(collections::close);
    }

    /** Measures how far the views of this node's projections are behind. */
    void observe(Lag lag) {
        lag.observe((group, events, micros) -> {
            Timer.builder("crossbook.views.lag")
                    .description("From the time of an event until it is in the views; of each batch the oldest")
                    .tag("group", group)
                    .serviceLevelObjectives(LAGS)
                    .register(registry)
                    .record(micros, TimeUnit.MICROSECONDS);
            Counter.builder("crossbook.views.events")
                    .description("Events written into the views")
                    .tag("group", group)
                    .register(registry)
                    .increment(events);
        });
    }

    /** Measures what is pushed to the clients of this node. */
    void observe(Streams streams) {
        Timer lag = Timer.builder("crossbook.streams.lag")
                .description("From the time of a book's event until it is handed to a socket; of one number in 16")
                .serviceLevelObjectives(LAGS)
                .register(registry);
        StreamStats stats = streams.stats();
        stats.observeLag(micros -> lag.record(micros, TimeUnit.MICROSECONDS));
        gauge("crossbook.streams.sockets", "Open streams", streams::connections);
        gauge("crossbook.streams.markets", "Markets that somebody watches here", streams::markets);
        gauge("crossbook.streams.users", "Feeds of orders or notices that somebody reads here", streams::users);
        FunctionCounter.builder("crossbook.streams.conflated", stats, StreamStats::conflated)
                .description("Changes that a socket was told together with a later one")
                .register(registry);
        for (StreamStats.Source source : StreamStats.Source.values()) {
            FunctionCounter.builder("crossbook.streams.resumed", stats, counted -> counted.resumed(source))
                    .description("Markets that clients came back to, by what continued them")
                    .tag("from", source.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (StreamError error : StreamError.values()) {
            if (error.closes()) {
                FunctionCounter.builder("crossbook.streams.closed", stats, counted -> counted.closed(error))
                        .description("Streams that this node ended")
                        .tag("error", error.name())
                        .register(registry);
            }
        }
    }

    /** Measures the entities, sagas and members that this node sees. */
    void observe(ActorSystem<?> system, List<String> kinds) {
        Instruments.of(system).recordWith(entities::of);
        Instruments.of(system).recordWith(journal);
        ClusterMeters.bind(system, registry, kinds);
    }

    /** Measures what the payment provider tells this node; zeros without a provider. */
    void observe(Optional<DepositIntake> intake) {
        for (DepositIntake.Result result : DepositIntake.Result.values()) {
            FunctionCounter.builder(
                            "crossbook.deposits.webhooks", result, counted -> intake.map(taker -> taker.count(counted))
                                    .orElse(0L))
                    .description("Webhooks of the payment provider, by what they led to")
                    .tag("result", result.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** Measures what the payment provider is asked from this node. */
    void observe(Payouts payouts) {
        for (Payouts.Result result : Payouts.Result.values()) {
            FunctionCounter.builder("crossbook.payouts", payouts, counted -> counted.count(result))
                    .description("Times that the payment provider was asked for a withdrawal, by what it said")
                    .tag("result", result.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("crossbook.payouts.review", "Withdrawals whose fate people have to find out", payouts::reviews);
    }

    /** Measures which markets wait for people. */
    void observeMarkets(ActorSystem<?> system, DataSource database) {
        MarketMeters.bind(system, registry, database, Engine.clock());
    }

    /** Shows whether there is another cluster on the same database. */
    void observe(Heartbeat heartbeat) {
        gauge(
                "crossbook.cluster.foreign.nodes",
                "Nodes that have just beaten on this database and are not members as this node sees it",
                heartbeat::foreign);
    }

    /** Writes for the office what this node does. */
    void report(ActorSystem<?> system, DataSource database) {
        NodeFigures.start(system, registry, placements, database);
    }

    /** Measures how much a pool is used, from now on. */
    void observe(HikariDataSource pool) {
        pool.setMetricsTrackerFactory(pools);
    }

    PlacementObserver placements() {
        return placements;
    }

    HttpObserver http() {
        return http;
    }

    /** The same waking, counted. */
    Waker.Wake counted(String kind, Waker.Wake wake) {
        Counter wakes = Counter.builder("crossbook.wakes")
                .description("Entities asked whether something in them is unresolved; counted where the waker runs")
                .tag("kind", kind)
                .register(registry);
        return (id, seenSequence) -> {
            wakes.increment();
            return wake.wake(id, seenSequence);
        };
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Route routes(ManagementRouteProviderSettings settings) {
        return Directives.path("metrics", () -> Directives.get(() -> Directives.complete(page())));
    }

    private HttpResponse page() {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        ContentTypes.create(MediaTypes.TEXT_PLAIN, HttpCharsets.UTF_8), registry.scrape()));
    }
}
