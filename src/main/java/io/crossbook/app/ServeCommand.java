package io.crossbook.app;

import com.typesafe.config.Config;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node until it is told to stop. */
@Command(
        name = "serve",
        description = "Run the exchange (what happens without a command). Ctrl-C stops it cleanly.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int EXIT_ENDED_ALONE = 1;
    private static final List<String> ENVIRONMENT = List.of("CROSSBOOK_DEMO", "CROSSBOOK_DATABASE_URL");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder for everything kept on this machine (default: ./data).")
    private Path data;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to serve HTTP on (default: 127.0.0.1).")
    private String host;

    @Option(names = "--http-port", paramLabel = "PORT", description = "API, stream and web pages (default: 8080).")
    private Integer httpPort;

    @Option(names = "--management-port", paramLabel = "PORT", description = "Health and cluster state (default: 8558).")
    private Integer managementPort;

    @Option(names = "--cluster-port", paramLabel = "PORT", description = "Traffic between nodes (default: 25520).")
    private Integer clusterPort;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "A PostgreSQL to use instead of the embedded one, as jdbc:postgresql://host:port/database;",
                "name and password in CROSSBOOK_DATABASE_USER and CROSSBOOK_DATABASE_PASSWORD."
            })
    private String databaseUrl;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings laid over the built-in ones, for example cluster-config/node1.conf.")
    private Path configFile;

    @Option(
            names = "--demo",
            negatable = true,
            description = {
                "Markets that are made up and bots that trade them (--no-demo: none). Without either, and without",
                "--config and --database-url: on an empty database, and where they began. Also CROSSBOOK_DEMO=on|off."
            })
    private Boolean demo;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Config config = NodeConfig.load(configFile, overrides());
        Node node = new Node(config, data.toAbsolutePath().normalize(), out);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "crossbook-shutdown"));
        try {
            node.start();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        node.awaitEnd();
        return node.isClosing() ? 0 : EXIT_ENDED_ALONE;
    }

    private Map<String, Object> overrides() {
        Map<String, Object> overrides = new HashMap<>();
        put(overrides, "crossbook.http.host", host);
        put(overrides, "crossbook.http.port", httpPort);
        put(overrides, "akka.management.http.port", managementPort);
        put(overrides, "akka.remote.artery.canonical.port", clusterPort);
        put(overrides, "crossbook.database.url", databaseUrl);
        put(overrides, "crossbook.demo.mode", demoMode());
        return overrides;
    }

    /** What the command line says of the demo; null leaves it to environment and files. */
    private String demoMode() {
        if (demo != null) {
            return demo ? "ON" : "OFF";
        }
        boolean tryingOut = configFile == null
                && databaseUrl == null
                && ENVIRONMENT.stream().noneMatch(name -> System.getenv(name) != null);
        return tryingOut ? "AUTO" : null;
    }

    private static void put(Map<String, Object> overrides, String key, Object value) {
        if (value != null) {
            overrides.put(key, value);
        }
    }
}
