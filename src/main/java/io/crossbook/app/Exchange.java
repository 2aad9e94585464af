package io.crossbook.app;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.ServerBinding;
import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import io.crossbook.app.heartbeat.Heartbeat;
import io.crossbook.auth.AuthSettings;
import io.crossbook.auth.FirstAdmin;
import io.crossbook.auth.Identity;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.http.Api;
import io.crossbook.http.HttpServer;
import io.crossbook.http.HttpSettings;
import io.crossbook.http.Services;
import io.crossbook.invoicing.InvoicingSettings;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.Lag;
import io.crossbook.readside.Queries;
import io.crossbook.readside.ReadSide;
import io.crossbook.readside.ReadSideSettings;
import io.crossbook.streaming.StreamSettings;
import io.crossbook.streaming.Streams;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The exchange on a node that is up: entities, projections and the edges.
 *
 * @param url where browsers and clients find it
 * @param database where its journal is
 * @param system in which it runs
 * @param lag of this node's projections
 */
record Exchange(String url, ActorSystem<Void> system, Engine engine, DatabaseSettings database, Lag lag) {
    /** Starts everything. */
    static Exchange start(NodeContext node) {
        Set<NodeRole> roles = NodeRole.of(node.config());
        DemoChoice demo = DemoChoice.of(node);
        MetricsId.ID.get(node.system()).observe(Heartbeat.start(node.system(), node.queries()));
        Config config = node.config().getConfig("crossbook");
        Engine engine = Engine.start(node.system(), EngineSettings.from(config.getConfig("engine")), node.queries());
        InvoicingSettings documents =
                InvoicingSettings.from(config.getConfig("documents"), config.getString("http.currency"));
        Lag lag = new Lag(Engine.clock());
        MetricsId.ID.get(node.system()).observe(lag);
        MetricsId.ID.get(node.system()).observeMarkets(node.system(), node.queries());
        MetricsId.ID.get(node.system()).report(node.system(), node.queries());
        boolean readSide = config.getBoolean("read-side.enabled");
        if (readSide && roles.contains(NodeRole.PROJECTION)) {
            startReaders(node, ReadSideSettings.from(config.getConfig("read-side")), engine, documents, lag);
        }
        String url = roles.contains(NodeRole.EDGE)
                ? serve(node, config, engine, documents, demo)
                : "without HTTP, which is for nodes with the role edge";
        return new Exchange(url, node.system(), engine, DatabaseSettings.from(node.config()), lag);
    }

    private static String serve(
            NodeContext node, Config config, Engine engine, InvoicingSettings documents, DemoChoice demo) {
        Identity identity = identity(node, config, engine);
        boolean notices = config.getBoolean("read-side.enabled");
        Queries queries = queries(node);
        HttpSettings http = HttpSettings.from(config.getConfig("http"));
        Streams streams =
                engine.streams(node.system(), StreamSettings.from(config.getConfig("streaming")), queries, notices);
        MetricsId.ID.get(node.system()).observe(streams);
        Services services = new Services(
                identity,
                engine.wallets(),
                engine.markets(),
                engine.books(),
                engine.placements(),
                queries,
                streams,
                Notifications.desk(engine.inboxes(), node.queries(), config.getConfig("notification")),
                Paperwork.desk(node.system(), queries, engine, documents),
                Cashier.desk(node.system(), engine, identity),
                engine.switches());
        String url = serve(node, http, new Api(services, http));
        demo.carryOut(node, engine, streams::connections);
        return url;
    }

    private static void startReaders(
            NodeContext node, ReadSideSettings settings, Engine engine, InvoicingSettings documents, Lag lag) {
        JournalTail tail = new JournalTail(
                node.projections(),
                node.system().dispatchers().lookup(DispatcherSelector.blocking()),
                settings.pollInterval());
        ReadSide.init(node.system(), settings, node.projections(), tail, lag);
        Notifications.startFeeds(node.system(), node.projections(), tail, engine);
        Paperwork.startFeeds(node.system(), node.projections(), tail, engine, documents);
    }

    private static Queries queries(NodeContext node) {
        return new Queries(
                node.queries(), node.system().dispatchers().lookup(DispatcherSelector.blocking()), Engine.clock());
    }

    private static Identity identity(NodeContext node, Config config, Engine engine) {
        try {
            Identity identity = Identity.open(
                    AuthSettings.from(config.getConfig("auth")),
                    node.queries(),
                    node.system().dispatchers().lookup(DispatcherSelector.blocking()),
                    NodeClock.clock(),
                    Notifications.security(engine.inboxes()));
            CoordinatedShutdown.get(node.system()).addTask(CoordinatedShutdown.PhaseServiceStop(), "identity", () -> {
                identity.close();
                return CompletableFuture.completedFuture(Done.getInstance());
            });
            Config admin = config.getConfig("auth.first-admin");
            FirstAdmin.ensure(identity, text(admin, "user"), text(admin, "password"))
                    .ifPresent(made -> node.say().accept("admin     " + words(made)));
            return identity;
        } catch (IllegalStateException e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    private static String words(FirstAdmin.Made admin) {
        return admin.generatedPassword()
                .map(password -> admin.username() + " with password " + password + " (shown only this once)")
                .orElse(admin.username() + " with the password from the configuration");
    }

    private static Optional<String> text(Config config, String key) {
        return Optional.of(config.getString(key)).filter(value -> !value.isBlank());
    }

    private static String serve(NodeContext node, HttpSettings http, Api api) {
        try {
            ServerBinding binding = HttpServer.start(
                            node.system(),
                            http,
                            api,
                            MetricsId.ID.get(node.system()).http())
                    .toCompletableFuture()
                    .join();
            return "http://" + http.host() + ":" + binding.localAddress().getPort();
        } catch (CompletionException e) {
            throw new StartFailure(
                    "HTTP cannot be served on " + http.host() + ":" + http.port() + " ("
                            + e.getCause().getMessage() + "). Choose others with --host and --http-port.",
                    e);
        }
    }
}
