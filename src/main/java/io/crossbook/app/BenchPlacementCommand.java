package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.bench.LagMeter;
import io.crossbook.bench.PlacementBench;
import io.crossbook.bench.PlacementSettings;
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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures placements on an exchange of its own, in a folder of its own unless one is named. */
@Command(
        name = "placement",
        description = {
            "Measure how many orders a second become durable and how long they take, then the journal's raw ceiling",
            "and a stored procedure on the same database; in the end the journal is audited. It takes two minutes."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchPlacementCommand implements Callable<Integer> {
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final int EXIT_BROKEN = 1;
    private static final int RIVAL_SHARE = 4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--users", paramLabel = "N", defaultValue = "1000", description = "Users, each with a wallet.")
    private int users;

    @Option(names = "--markets", paramLabel = "M", defaultValue = "20", description = "Markets of three selections.")
    private int markets;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "30", description = "Seconds before measuring starts.")
    private int warmup;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "6", description = "Seconds of one measured stretch.")
    private int seconds;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "3",
            description = "Measured stretches of each kind, of which the median counts.")
    private int repetitions;

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

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        boolean temporary = data == null;
        Path folder = temporary ? Files.createTempDirectory("crossbook-bench") : data.toAbsolutePath();
        PrintWriter out = spec.commandLine().getOut();
        Config config = NodeConfig.load(
                null,
                Map.of(
                        "crossbook.read-side.enabled",
                        readSide,
                        "crossbook.http.port",
                        0,
                        "akka.management.http.port",
                        0,
                        "akka.remote.artery.canonical.port",
                        0));
        Node node = new Node(config, folder, out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node, temporary ? folder : null), "crossbook-end"));
        try {
            Exchange exchange = node.start();
            measure(exchange, folder, out);
            return audit(exchange, out) ? 0 : EXIT_BROKEN;
        } finally {
            end(node, temporary ? folder : null);
        }
    }

    private void measure(Exchange exchange, Path folder, PrintWriter out) throws SQLException, InterruptedException {
        requireDurable(exchange);
        say(
                out,
                "%d processors, %d MiB heap, load of the machine %.1f, seed %d"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().maxMemory() >> 20,
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                                seed));
        var settings = new PlacementSettings(
                users,
                markets,
                Duration.ofSeconds(warmup),
                Duration.ofSeconds(seconds),
                repetitions,
                Duration.ofSeconds(seconds).dividedBy(RIVAL_SHARE),
                seed);
        Engine engine = exchange.engine();
        LagMeter lag = readSide ? new LagMeter() : null;
        if (readSide) {
            exchange.lag().observe(lag::applied);
        }
        var subject = new Subject(
                engine.wallets(),
                engine.books(),
                engine.markets(),
                engine.placements(),
                exchange.database(),
                folder,
                lag,
                System::nanoTime);
        new PlacementBench(subject, settings, line -> say(out, line)).run().forEach(out::println);
        say(
                out,
                "load of the machine now %.1f"
                        .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** Speed is worth nothing when money moved wrongly; true when the whole journal is clean. */
    private boolean audit(Exchange exchange, PrintWriter out) throws SQLException {
        DatabaseSettings database = exchange.database();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            PostgresJournal journal = PostgresJournal.open(connection, true);
            EventProgress progress = EventProgress.to(spec.commandLine().getErr(), journal.size());
            AuditReport report = Audit.run(journal, false, progress);
            progress.end();
            report.print(out);
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

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** Stops the node and removes the folder, if any; a second call finds nothing to do. */
    static synchronized void end(Node node, Path folder) {
        node.close();
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + folder + " could not be removed: " + e.getMessage(), e);
        }
    }
}
