package io.crossbook.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.http.javadsl.ServerBinding;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.Cashier;
import io.crossbook.app.Engine;
import io.crossbook.app.EngineSettings;
import io.crossbook.app.Notifications;
import io.crossbook.app.Paperwork;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.auth.AuthSettings;
import io.crossbook.auth.FirstAdmin;
import io.crossbook.auth.Identity;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.http.HttpSettings.Rate;
import io.crossbook.http.HttpSettings.RateLimits;
import io.crossbook.invoicing.InvoicingSettings;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.Lag;
import io.crossbook.readside.Queries;
import io.crossbook.readside.ReadSide;
import io.crossbook.readside.ReadSideSettings;
import io.crossbook.streaming.StreamSettings;
import io.crossbook.streaming.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The whole exchange behind a real port, once for all tests of a JVM. */
final class ApiServer {
    static final String ADMIN = "admin";
    static final String SOURCE_SECRET = "the secret that the sources share in tests";
    static final String ADMIN_PASSWORD = "the secret of the admin";

    private static ApiServer instance;

    private final ServerBinding binding;
    private final ServerBinding limited;
    private final Streams streams;

    private ApiServer(DatabaseSettings database, Config config) {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "crossbook", config);
        Runtime.getRuntime().addShutdownHook(new Thread(system::terminate, "stop-test-api"));
        CompletableFuture<Void> up = new CompletableFuture<>();
        akka.cluster.Cluster.get(system).registerOnMemberUp(() -> up.complete(null));
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        up.join();
        HikariDataSource queries = database.pool("api-test", 4);
        Engine engine = Engine.start(system, EngineSettings.from(config.getConfig("crossbook.engine")), queries);
        LongSupplier clock = () -> TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        JournalTail tail = new JournalTail(
                queries, system.dispatchers().lookup(DispatcherSelector.blocking()), Duration.ofMillis(20));
        ReadSide.init(
                system,
                new ReadSideSettings(1, Duration.ofMillis(20), Duration.ofMillis(25), Duration.ofMinutes(1)),
                database.derivedPool("api-test-views", 6),
                tail,
                new Lag(clock));
        Identity identity = Identity.open(
                AuthSettings.from(config.getConfig("crossbook.auth")),
                queries,
                system.dispatchers().lookup(DispatcherSelector.blocking()),
                Clock.systemUTC(),
                Notifications.security(engine.inboxes()));
        Notifications.startFeeds(system, queries, tail, engine);
        InvoicingSettings documents = InvoicingSettings.from(config.getConfig("crossbook.documents"), "EUR");
        Paperwork.startFeeds(system, database.derivedPool("api-test-documents", 4), tail, engine, documents);
        FirstAdmin.ensure(identity, Optional.of(ADMIN), Optional.of(ADMIN_PASSWORD));
        var views = new Queries(queries, system.dispatchers().lookup(DispatcherSelector.blocking()), clock);
        streams = engine.streams(system, StreamSettings.from(config.getConfig("crossbook.streaming")), views, true);
        Services services = new Services(
                identity,
                engine.wallets(),
                engine.markets(),
                engine.books(),
                engine.placements(),
                views,
                streams,
                Notifications.desk(engine.inboxes(), queries, config.getConfig("crossbook.notification")),
                Paperwork.desk(system, views, engine, documents),
                Cashier.desk(system, engine, identity),
                engine.switches());
        HttpSettings settings = HttpSettings.from(config.getConfig("crossbook.http"));
        binding = HttpServer.start(system, settings, new Api(services, settings))
                .toCompletableFuture()
                .join();
        HttpSettings strict = new HttpSettings(
                settings.host(),
                0,
                settings.drain(),
                settings.currency(),
                settings.allowedOrigins(),
                settings.oracleSources(),
                new RateLimits(true, new Rate(1, 5), new Rate(1, 20), new Rate(1, 3)));
        limited = HttpServer.start(system, strict, new Api(services, strict))
                .toCompletableFuture()
                .join();
    }

    static synchronized ApiServer get() {
        if (instance == null) {
            DatabaseSettings database = TestDatabase.fresh();
            instance = new ApiServer(database, config(database));
        }
        return instance;
    }

    int port() {
        return binding.localAddress().getPort();
    }

    Streams streams() {
        return streams;
    }

    /** The port of a second API over the same exchange, with limits of 5, 20 and 3 requests and one a second. */
    int limitedPort() {
        return limited.localAddress().getPort();
    }

    private static Config config(DatabaseSettings database) {
        Config place = ConfigFactory.parseMap(Map.of(
                "url", database.url(),
                "user", database.user(),
                "password", database.password()));
        Config free = ConfigFactory.parseMap(Map.of(
                "crossbook.http.port",
                0,
                "crossbook.http.rate-limit.enabled",
                false,
                "crossbook.http.oracle-sources",
                Map.of("league", SOURCE_SECRET, "wire", SOURCE_SECRET),
                "akka.remote.artery.canonical.port",
                0,
                "akka.coordinated-shutdown.exit-jvm",
                "off",
                "akka.cluster.jmx.multi-mbeans-in-same-jvm",
                "on"));
        return ConfigFactory.load(free.withFallback(place.atPath("crossbook.database"))
                .withFallback(ConfigFactory.parseResources("application.conf")));
    }
}
