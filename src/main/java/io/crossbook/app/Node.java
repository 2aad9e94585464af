package io.crossbook.app;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.app.database.Migrations;
import io.crossbook.app.database.StartFailure;
import io.crossbook.app.heartbeat.SeedNodes;
import io.crossbook.config.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running node: starts its parts in order, saying so, and stops them in the opposite order. */
final class Node implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Node.class);
    private static final String SEED_NODES = "akka.cluster.seed-nodes";
    private static final int JOIN_TIMEOUT_S = 60;
    private static final int STOP_TIMEOUT_S = 100;

    private final Config settings;
    private final Path data;
    private final PrintWriter out;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;

    Node(Config settings, Path data, PrintWriter out) {
        this.settings = settings;
        this.data = data;
        this.out = out;
    }

    /** Returns when everything serves; fails with a {@link StartFailure} that says what to do. */
    Exchange start() {
        Ports.requireFree(settings);
        if (Certificates.areWanted(settings)) {
            say("traffic   " + Certificates.check(settings));
        }
        DatabaseSettings database = startDatabase();
        say("schema    " + prepareSchema(database));
        Config config = NodeConfig.withDatabase(settings, database);
        HikariDataSource queries = database.pool("crossbook-queries", connections(config, "query"));
        onClose(queries);
        HikariDataSource projections = database.derivedPool("crossbook-projections", connections(config, "projection"));
        onClose(projections);
        ActorSystem<Void> system = startActorSystem(config, queries);
        MetricsId.ID.get(system).observe(queries);
        MetricsId.ID.get(system).observe(projections);
        say("cluster   " + Cluster.get(system).selfMember().address());
        Exchange exchange = Exchange.start(new NodeContext(system, config, queries, projections, this::say));
        StartCheck.done(system);
        out.println("Crossbook is ready: " + exchange.url());
        out.flush();
        return exchange;
    }

    private DatabaseSettings startDatabase() {
        DatabaseSettings external = DatabaseSettings.from(settings);
        if (!external.url().isEmpty()) {
            if (!external.url().startsWith("jdbc:postgresql:")) {
                throw new StartFailure("The database address has to look like jdbc:postgresql://host:port/database.");
            }
            say("database  " + external);
            return external;
        }
        int port = settings.getInt("crossbook.database.embedded-port");
        EmbeddedDatabase embedded =
                EmbeddedDatabase.start(new DataDirectory(data), port, step -> say("database  " + step));
        onClose(embedded);
        return embedded.settings();
    }

    private String prepareSchema(DatabaseSettings database) {
        if (settings.getBoolean("crossbook.database.migrate")) {
            return Migrations.words(Migrations.apply(database));
        }
        Migrations.require(database);
        return Migrations.words(0);
    }

    private static int connections(Config config, String use) {
        return config.getInt("crossbook.database." + use + "-connections");
    }

    private ActorSystem<Void> startActorSystem(Config config, HikariDataSource queries) {
        // Akka would join by seed nodes at once; here it is looked first who is alive.
        Config unjoined = config.withValue(SEED_NODES, ConfigValueFactory.fromIterable(List.of()));
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "crossbook", unjoined);
        onClose(() -> stop(system));
        CompletableFuture<Void> up = new CompletableFuture<>();
        system.getWhenTerminated().thenRun(() -> {
            up.completeExceptionally(new IllegalStateException("the node ended before"));
            ended.complete(null);
        });
        akka.cluster.Cluster.get(system).registerOnMemberUp(() -> up.complete(null));
        wait(AkkaManagement.get(system).start().toCompletableFuture(), "the management port cannot be opened");
        switch (config.getString("crossbook.cluster.join")) {
            case "self" -> {
                Cluster cluster = Cluster.get(system);
                cluster.manager().tell(Join.create(cluster.selfMember().address()));
            }
            case "bootstrap" -> ClusterBootstrap.get(system).start();
            case "seeds" -> SeedNodes.join(system, queries, config.getStringList(SEED_NODES), up, this::say);
            default -> throw new StartFailure("crossbook.cluster.join must be self, seeds or bootstrap.");
        }
        wait(up, "the cluster does not form; are the other nodes up and reachable?");
        return system;
    }

    private static void wait(CompletableFuture<?> step, String otherwise) {
        try {
            step.get(JOIN_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new StartFailure("After " + JOIN_TIMEOUT_S + " s at most: " + otherwise + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private static void stop(ActorSystem<Void> system) throws Exception {
        CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.jvmExitReason());
        system.getWhenTerminated().toCompletableFuture().get(STOP_TIMEOUT_S, TimeUnit.SECONDS);
    }

    private void say(String step) {
        out.println("  " + step);
        out.flush();
    }

    private synchronized void onClose(AutoCloseable part) {
        started.push(part);
    }

    /** Returns when the actor system has ended, because of {@link #close} or by itself. */
    void awaitEnd() {
        try {
            ended.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** Stops what was started, last first; a second call waits for the first. */
    @Override
    public synchronized void close() {
        closing = true;
        boolean anything = !started.isEmpty();
        if (anything) {
            say("stopping");
        }
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                log.error("A part did not stop cleanly; the journal is not affected", e);
            }
        }
        if (anything) {
            say("stopped");
        }
        ended.complete(null);
    }
}
