package io.crossbook.app;

import io.crossbook.app.cluster.ClusterPlan;
import io.crossbook.app.cluster.LocalCluster;
import io.crossbook.app.cluster.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Three nodes on this machine, in the background. */
@Command(
        name = "cluster",
        description = {
            "Run three nodes with one database on this machine, in the background, and hurt them.",
            "Logs and process ids are in cluster/ of the data directory."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ClusterCommand {
    private static final int EXIT_UNWELL = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            scope = ScopeType.INHERIT,
            description = "Folder for everything kept on this machine (default: ./data).")
    private Path data;

    @Command(
            name = "up",
            description = "Start whatever does not run, and wait until all nodes are members and ready.",
            mixinStandardHelpOptions = true)
    int up(
            @Option(
                            names = "--config",
                            paramLabel = "DIR",
                            defaultValue = "cluster-config",
                            description = "Folder with node1.conf to node3.conf (default: the built-in ones).")
                    String config,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            defaultValue = "0",
                            description = "API of every node (default: what the configuration says, 8080).")
                    int httpPort,
            @Option(
                            names = "--management-port",
                            paramLabel = "PORT",
                            defaultValue = "0",
                            description = "Health and cluster state of every node (default: 8558).")
                    int managementPort,
            @Option(
                            names = "--cluster-port",
                            paramLabel = "PORT",
                            defaultValue = "0",
                            description = "Traffic between nodes (default: 25520).")
                    int clusterPort,
            @Option(
                            names = "--heap",
                            paramLabel = "SIZE",
                            defaultValue = "512m",
                            description = "Memory for each node's objects, as in -Xmx (default: 512m).")
                    String heap,
            @Option(
                            names = "--database-url",
                            paramLabel = "URL",
                            defaultValue = "",
                            description = {
                                "A PostgreSQL to use instead of an embedded one; name and password in",
                                "CROSSBOOK_DATABASE_USER and CROSSBOOK_DATABASE_PASSWORD."
                            })
                    String databaseUrl,
            @Option(
                            names = "--certificates",
                            paramLabel = "DIR",
                            description = {
                                "Let nodes talk by TLS only, with the certificates in this folder;",
                                "cluster-config/certificates.sh makes them (default: open traffic)."
                            })
                    Path certificates) {
        String folder =
                certificates == null ? "" : certificates.toAbsolutePath().toString();
        var plan = new ClusterPlan(config, httpPort, managementPort, clusterPort, heap, databaseUrl, folder);
        return with(cluster -> cluster.up(plan));
    }

    @Command(
            name = "status",
            description = "Ask every node how it is; the exit code is 0 only when all are well.",
            mixinStandardHelpOptions = true)
    int status() {
        try (LocalCluster cluster = cluster()) {
            Report report = cluster.status();
            report.lines().forEach(this::say);
            return report.isWell() ? 0 : EXIT_UNWELL;
        }
    }

    @Command(name = "kill", description = "Kill a node (SIGKILL).", mixinStandardHelpOptions = true)
    int kill(@Parameters(paramLabel = "NODE", description = "1, 2 or 3.") int node) {
        return with(cluster -> cluster.kill(known(node)));
    }

    @Command(name = "pause", description = "Stop the clock of a node (SIGSTOP).", mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "NODE", description = "1, 2 or 3.") int node) {
        return with(cluster -> cluster.pause(known(node)));
    }

    @Command(name = "resume", description = "Let a paused node go on (SIGCONT).", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "NODE", description = "1, 2 or 3.") int node) {
        return with(cluster -> cluster.resume(known(node)));
    }

    @Command(
            name = "restart",
            description = "Let a node leave and start it again, as after an update.",
            mixinStandardHelpOptions = true)
    int restart(@Parameters(paramLabel = "NODE", description = "1, 2 or 3.") int node) {
        return with(cluster -> cluster.restart(known(node)));
    }

    @Command(
            name = "down",
            description = "Let all nodes leave, then stop the database.",
            mixinStandardHelpOptions = true)
    int down() {
        return with(LocalCluster::down);
    }

    private int with(Consumer<LocalCluster> work) {
        try (LocalCluster cluster = cluster().alone()) {
            work.accept(cluster);
            return 0;
        }
    }

    private LocalCluster cluster() {
        return new LocalCluster(data, NodeConfig::load, program(), this::say);
    }

    /** How this program is started again, but for options of Java in front and a command behind. */
    static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss2m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-OmitStackTraceInFastThrow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private int known(int node) {
        if (node < 1 || node > LocalCluster.NODES) {
            throw new ParameterException(
                    spec.commandLine(), "There is no node " + node + "; they are 1 to " + LocalCluster.NODES + ".");
        }
        return node;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
