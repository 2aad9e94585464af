package io.crossbook.app.cluster;

import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How the nodes of a cluster are started; kept in its folder, so that later commands need not be told again.
 *
 * @param config folder with node1.conf to node3.conf; a relative one is also looked for in the program itself
 * @param httpPort of every node, as are the other two ports; 0 for what the file says
 * @param heap of one node, as Java's -Xmx takes it
 * @param databaseUrl empty for the embedded database of the data directory
 * @param certificates folder with one for each node, as cluster-config/certificates.sh makes it; empty for open traffic
 */
public record ClusterPlan(
        String config,
        int httpPort,
        int managementPort,
        int clusterPort,
        String heap,
        String databaseUrl,
        String certificates) {
    private static final String FILE = "cluster.properties";

    static Optional<ClusterPlan> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            Properties keys = new Properties();
            keys.load(in);
            return Optional.of(new ClusterPlan(
                    keys.getProperty("config"),
                    Integer.parseInt(keys.getProperty("http-port")),
                    Integer.parseInt(keys.getProperty("management-port")),
                    Integer.parseInt(keys.getProperty("cluster-port")),
                    keys.getProperty("heap"),
                    keys.getProperty("database-url"),
                    keys.getProperty("certificates", "")));
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("Cannot read " + file + " (" + e.getMessage() + ").", e);
        }
    }

    void write(Path folder) {
        Properties keys = new Properties();
        keys.setProperty("config", config);
        keys.setProperty("http-port", String.valueOf(httpPort));
        keys.setProperty("management-port", String.valueOf(managementPort));
        keys.setProperty("cluster-port", String.valueOf(clusterPort));
        keys.setProperty("heap", heap);
        keys.setProperty("database-url", databaseUrl);
        keys.setProperty("certificates", certificates);
        Path file = folder.resolve(FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, "How the nodes of this cluster are started");
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + " (" + e.getMessage() + ").", e);
        }
    }

    /** The configuration file of a node. */
    public Path file(int node) {
        return Path.of(config, "node" + node + ".conf");
    }

    /** What is laid over that file. */
    public Map<String, Object> overrides() {
        Map<String, Object> overrides = new HashMap<>();
        ports().forEach((port, number) -> overrides.put(port.key, number));
        return overrides;
    }

    /** The command line of a node. */
    List<String> arguments(int node, Path data) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve", "--data", data.toString(), "--config", file(node).toString()));
        ports().forEach((port, number) -> arguments.addAll(List.of(port.option, String.valueOf(number))));
        return arguments;
    }

    /** What a node finds in its environment. */
    Map<String, String> environment(int node) {
        return certificates.isEmpty()
                ? Map.of()
                : Map.of(
                        "CROSSBOOK_CLUSTER_CERTIFICATES",
                        Path.of(certificates, "node" + node).toString());
    }

    private enum Port {
        HTTP("--http-port", "crossbook.http.port"),
        MANAGEMENT("--management-port", "akka.management.http.port"),
        CLUSTER("--cluster-port", "akka.remote.artery.canonical.port");

        private final String option;
        private final String key;

        Port(String option, String key) {
            this.option = option;
            this.key = key;
        }
    }

    private Map<Port, Integer> ports() {
        Map<Port, Integer> ports =
                new HashMap<>(Map.of(Port.HTTP, httpPort, Port.MANAGEMENT, managementPort, Port.CLUSTER, clusterPort));
        ports.values().removeIf(number -> number == 0);
        return ports;
    }
}
