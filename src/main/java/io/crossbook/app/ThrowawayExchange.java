package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.Folders;
import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.replay.EmbeddedExchange;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A whole exchange on a data directory of its own, which is removed when it is closed. */
final class ThrowawayExchange implements EmbeddedExchange {
    private static final String ADMIN = "admin";

    private final String password = Ids.next();
    private final Path data;
    private final Node node;
    private final URI baseUrl;

    private ThrowawayExchange(PrintWriter out) throws IOException {
        data = Files.createTempDirectory("crossbook");
        node = new Node(settings(), data, out);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "crossbook-end"));
        baseUrl = URI.create(started());
    }

    /** Starts one, with free ports and without limits on its callers. */
    static EmbeddedExchange start(PrintWriter out) {
        try {
            return new ThrowawayExchange(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config settings() {
        return NodeConfig.load(
                null,
                Map.of(
                        "crossbook.http.port",
                        0,
                        "akka.management.http.port",
                        0,
                        "akka.remote.artery.canonical.port",
                        0,
                        "akka.coordinated-shutdown.exit-jvm",
                        false,
                        "crossbook.http.rate-limit.enabled",
                        false,
                        "crossbook.auth.first-admin.user",
                        ADMIN,
                        "crossbook.auth.first-admin.password",
                        password));
    }

    private String started() {
        try {
            return node.start().url();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public String adminUser() {
        return ADMIN;
    }

    @Override
    public String adminPassword() {
        return password;
    }

    @Override
    public AuditResult audit() {
        DatabaseSettings database = new DataDirectory(data)
                .database()
                .orElseThrow(() -> new StartFailure("The exchange has no database to audit."));
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            AuditReport report = Audit.run(PostgresJournal.open(connection, true), false, read -> {});
            StringWriter words = new StringWriter();
            report.print(new PrintWriter(words, true));
            return new AuditResult(report.isClean(), words.toString());
        } catch (SQLException e) {
            return new AuditResult(false, "The journal cannot be read: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        node.close();
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
