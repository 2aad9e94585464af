package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.Folders;
import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.bench.LagMeter;
import io.crossbook.bench.Subject;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What all measurements have in common: an exchange of its own, in a folder of its own unless one is named, whose
 * journal is audited in the end.
 */
final class BenchExchange {
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final int EXIT_BROKEN = 1;

    /** Something that is measured on a running exchange; returns the table. */
    @FunctionalInterface
    interface Measurement {
        List<String> on(Exchange exchange, Subject subject) throws IOException, SQLException, InterruptedException;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--users", paramLabel = "N", defaultValue = "1000", description = "Users, each with a wallet.")
    private int users;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the orders.")
    private long seed;

    @Option(
            names = "--read-side",
            description =
                    "Keep the read tables meanwhile, as a whole exchange does, and measure how far they are behind.")
    private boolean readSide;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the database; without it a new one that is removed in the end.")
    private Path data;

    int users() {
        return users;
    }

    long seed() {
        return seed;
    }

    /** Keeps the read tables whatever the options say, for what cannot do without. */
    BenchExchange withReadSide() {
        readSide = true;
        return this;
    }

    /** Starts an exchange, measures, audits and ends it; returns the exit code. */
    int run(Measurement measurement) throws IOException, SQLException, InterruptedException {
        boolean temporary = data == null;
        Path folder = temporary ? Files.createTempDirectory("crossbook-bench") : data.toAbsolutePath();
        Node node = new Node(config(), folder, spec.commandLine().getOut());
        Path litter = temporary ? folder : null;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node, litter), "crossbook-end"));
        try {
            Exchange exchange = node.start();
            requireDurable(exchange);
            say("%d processors, %d MiB heap allowed, load of the machine %.1f, read side %s, seed %d"
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.getRuntime().maxMemory() >> 20,
                            load(),
                            readSide ? "on" : "off",
                            seed));
            measurement.on(exchange, subject(exchange, folder)).forEach(this::say);
            say("load of the machine now %.1f".formatted(load()));
            return audit(exchange) ? 0 : EXIT_BROKEN;
        } finally {
            end(node, litter);
        }
    }

    private Config config() {
        return NodeConfig.load(
                null,
                Map.of(
                        "crossbook.read-side.enabled",
                        readSide,
                        "crossbook.http.port",
                        0,
                        "crossbook.http.rate-limit.enabled",
                        false,
                        "akka.management.http.port",
                        0,
                        "akka.remote.artery.canonical.port",
                        0));
    }

    private Subject subject(Exchange exchange, Path folder) {
        Engine engine = exchange.engine();
        LagMeter lag = readSide ? new LagMeter() : null;
        if (readSide) {
            exchange.lag().observe(lag::applied);
        }
        return new Subject(
                engine.wallets(),
                engine.books(),
                engine.markets(),
                engine.placements(),
                exchange.database(),
                folder,
                lag,
                System::nanoTime);
    }

    /** Prints a line at once. */
    void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Speed is worth nothing when money moved wrongly; true when the whole journal is clean. */
    private boolean audit(Exchange exchange) throws SQLException {
        DatabaseSettings database = exchange.database();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            PostgresJournal journal = PostgresJournal.open(connection, true);
            EventProgress progress = EventProgress.to(spec.commandLine().getErr(), journal.size());
            AuditReport report = Audit.run(journal, false, progress);
            progress.end();
            report.print(spec.commandLine().getOut());
            return report.isClean();
        }
    }

    private static void requireDurable(Exchange exchange) throws SQLException {
        try (var pool = exchange.database().pool("crossbook-check", 1);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABILITY) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new StartFailure("PostgreSQL runs with " + setting + " = " + row.getString(1)
                                + ": what it acknowledges may be lost, so nothing is measured.");
                    }
                }
            }
        }
    }

    /** Stops the node and removes the folder, if any; a second call finds nothing to do. */
    private static synchronized void end(Node node, Path folder) {
        node.close();
        if (folder == null) {
            return;
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new StartFailure("The folder " + folder + " could not be removed: " + e.getMessage(), e);
        }
    }
}
