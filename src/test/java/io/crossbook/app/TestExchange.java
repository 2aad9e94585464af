package io.crossbook.app;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A whole node in this JVM, as the program starts it, on a database of its own. */
final class TestExchange implements AutoCloseable {
    private final DatabaseSettings database;
    private final String management = "http://127.0.0.1:";
    private final int managementPort = Integer.parseInt(Program.freePort());
    private final Node node;
    private final AtomicReference<String> base = new AtomicReference<>();

    /** With some keys of the configuration set otherwise. */
    TestExchange(Path data, Map<String, Object> keys) {
        this(data, TestDatabase.fresh(), keys);
    }

    /** The same on a database where others may have been before. */
    TestExchange(Path data, DatabaseSettings database, Map<String, Object> keys) {
        this.database = database;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "crossbook.database.url",
                database.url(),
                "crossbook.database.user",
                database.user(),
                "crossbook.database.password",
                database.password(),
                "crossbook.http.port",
                Integer.parseInt(Program.freePort()),
                "crossbook.http.rate-limit.enabled",
                false,
                "crossbook.auth.first-admin.user",
                "admin",
                "crossbook.auth.first-admin.password",
                WebCrowd.ADMIN_PASSWORD));
        settings.putAll(Map.of(
                "akka.management.http.port",
                managementPort,
                "akka.remote.artery.canonical.port",
                0,
                "akka.cluster.jmx.multi-mbeans-in-same-jvm",
                true));
        settings.putAll(keys);
        node = new Node(NodeConfig.load(null, settings), data, new PrintWriter(new StringWriter()));
        base.set(node.start().url());
    }

    AtomicReference<String> base() {
        return base;
    }

    DatabaseSettings database() {
        return database;
    }

    String metrics() {
        return management + managementPort + "/metrics";
    }

    @Override
    public void close() {
        node.close();
    }
}
