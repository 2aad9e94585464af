package io.crossbook.app;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.invoicing.InvoicingSettings;
import io.crossbook.invoicing.Statements;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.Lag;
import io.crossbook.readside.Queries;
import io.crossbook.readside.ReadSide;
import io.crossbook.readside.ReadSideSettings;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletSettings;
import io.crossbook.wallet.Wallets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** An engine on a cluster of one in this JVM, on a database of the caller's choice. */
final class TestNode implements AutoCloseable {
    private static final int ANSWER_TIMEOUT_S = 30;

    private final ActorSystem<Void> system;
    private final HikariDataSource queries;
    private final Engine engine;
    private final JournalTail tail;

    TestNode(DatabaseSettings database) {
        this(database, Map.of());
    }

    /** With some keys of the configuration set otherwise. */
    TestNode(DatabaseSettings database, Map<String, ?> keys) {
        Config config = ConfigFactory.parseMap(keys).withFallback(config(database));
        queries = database.pool("test-queries", 10);
        system = clusterOfOne(config);
        engine = Engine.start(system, EngineSettings.from(config.getConfig("crossbook.engine")), queries);
        tail = new JournalTail(
                queries, system.dispatchers().lookup(DispatcherSelector.blocking()), Duration.ofMillis(20));
    }

    private static Config config(DatabaseSettings database) {
        return NodeConfig.withDatabase(
                NodeConfig.load(
                        null,
                        Map.of(
                                "akka.remote.artery.canonical.port",
                                0,
                                "akka.cluster.jmx.multi-mbeans-in-same-jvm",
                                true,
                                "akka.jvm-exit-on-fatal-error",
                                false,
                                "akka.coordinated-shutdown.exit-jvm",
                                false,
                                "akka.coordinated-shutdown.run-by-actor-system-terminate",
                                false,
                                "crossbook.engine.wake-interval",
                                "500ms")),
                database);
    }

    private static ActorSystem<Void> clusterOfOne(Config config) {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "crossbook", config);
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        return system;
    }

    /** A cluster of one of its own that hosts wallets whose messages reach nobody, so it leaves all work undone. */
    static ActorSystem<Void> mute(DatabaseSettings database) {
        ActorSystem<Void> system = clusterOfOne(config(database));
        LongSupplier clock = () -> TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        WalletEntity.init(system, WalletSettings.DEFAULT, message -> {}, clock);
        return system;
    }

    /** Keeps the views as well, looking for missed events every four seconds. */
    TestNode withReadSide() {
        var settings = new ReadSideSettings(4, Duration.ofMillis(20), Duration.ofMillis(25), Duration.ofSeconds(4));
        ReadSide.init(system, settings, queries, tail, new Lag(Engine.clock()));
        return this;
    }

    /** Lets committed events reach the inboxes as well. */
    TestNode withNotifications() {
        Notifications.startFeeds(system, queries, tail, engine);
        return this;
    }

    /** Issues documents as well. */
    TestNode withDocuments() {
        Paperwork.startFeeds(system, queries, tail, engine, documents());
        return this;
    }

    private InvoicingSettings documents() {
        return InvoicingSettings.from(system.settings().config().getConfig("crossbook.documents"), "EUR");
    }

    /** Statements as they are seen so long after now. */
    Statements statements(Duration later) {
        LongSupplier clock = () -> Engine.clock().getAsLong() + TimeUnit.NANOSECONDS.toMicros(later.toNanos());
        Queries views = new Queries(queries, system.dispatchers().lookup(DispatcherSelector.blocking()), clock);
        return new Statements(views, engine.documents(), documents().issuer());
    }

    Engine engine() {
        return engine;
    }

    /** Does the first half of a placement, as if the saga had died then. */
    void reserveWithoutPlacing(PlaceRequest request) {
        reserve(system, engine.wallets(), request);
    }

    static void reserve(ActorSystem<?> system, Wallets wallets, PlaceRequest request) {
        var command = new WalletCommand.PlaceOrder(
                request.clientOrderId(),
                request.idMillis(),
                request.marketId(),
                request.market(),
                request.terms(),
                request.fingerprint());
        wallets.tell(request.userId(), command, system.ignoreRef());
    }

    /** The answer, within a time after which a test has failed. */
    static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(ANSWER_TIMEOUT_S, TimeUnit.SECONDS)
                .join();
    }

    /** Ends without saying goodbye to anybody, as far as one JVM can. */
    void kill() {
        system.terminate();
        await(system.getWhenTerminated());
        queries.close();
    }

    @Override
    public void close() {
        await(CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason()));
        await(system.getWhenTerminated());
        queries.close();
    }
}
