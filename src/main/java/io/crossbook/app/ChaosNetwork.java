package io.crossbook.app;

import io.crossbook.app.cluster.LocalCluster;
import io.crossbook.chaos.CommitFaults;
import io.crossbook.chaos.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The network of three nodes and a database, all of it on loopback addresses: one proxy for each ordered pair of nodes
 * and one between each node and the database. A node knows the others by name, and a hosts file of its own says that
 * they are where its proxies listen, so nothing of this needs any privilege.
 */
final class ChaosNetwork implements AutoCloseable {
    private static final int PORT_FROM = 20_000;
    private static final int PORT_RANGE = 12_000;

    private final Path folder;
    private final int cluster;
    private final int http;
    private final int management;
    private final Map<List<Integer>, Proxy> pairs = new HashMap<>();
    private final List<Proxy> databases = new ArrayList<>();
    private final List<CommitFaults> commits = new ArrayList<>();

    /** Opens the proxies and writes what nodes need to find them. */
    ChaosNetwork(Path folder, Supplier<InetSocketAddress> database, String adminPassword, long seed)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        Random random = new Random(ProcessHandle.current().pid());
        cluster = freePort(random);
        http = freePort(random);
        management = freePort(random);
        for (int from = 1; from <= LocalCluster.NODES; from++) {
            CommitFaults faults = new CommitFaults(seed + from);
            commits.add(faults);
            databases.add(Proxy.database(new InetSocketAddress("127.2.0." + from, 0), database, faults));
            for (int to = 1; to <= LocalCluster.NODES; to++) {
                if (from != to) {
                    InetSocketAddress target = new InetSocketAddress("127.0.0." + to, cluster);
                    pairs.put(
                            List.of(from, to),
                            Proxy.plain(new InetSocketAddress(proxyAddress(from, to), cluster), () -> target));
                }
            }
            Files.writeString(folder.resolve("node" + from + ".hosts"), hosts(from));
            Files.writeString(folder.resolve("node" + from + ".conf"), config(from, adminPassword));
        }
    }

    private static String proxyAddress(int from, int to) {
        return "127.1." + from + "." + to;
    }

    private String hosts(int from) throws IOException {
        StringBuilder lines = new StringBuilder("127.0.0.1 localhost\n127.0.0." + from + " "
                + InetAddress.getLocalHost().getHostName() + "\n");
        for (int to = 1; to <= LocalCluster.NODES; to++) {
            lines.append(from == to ? "127.0.0." + to : proxyAddress(from, to))
                    .append(" node")
                    .append(to)
                    .append('\n');
        }
        return lines.toString();
    }

    private String config(int node, String adminPassword) {
        List<String> seeds = new ArrayList<>();
        for (int to = 1; to <= LocalCluster.NODES; to++) {
            seeds.add("\"akka://crossbook@node" + to + ":" + cluster + "\"");
        }
        return String.join(
                "\n",
                "include classpath(\"cluster-config/node" + node + ".conf\")",
                "akka.remote.artery.canonical.hostname = node" + node,
                "akka.remote.artery.bind.hostname = \"127.0.0." + node + "\"",
                "akka.cluster.seed-nodes = " + seeds,
                "crossbook.database.url = \"jdbc:postgresql://127.2.0." + node + ":"
                        + databases.get(node - 1).address().getPort() + "/crossbook\"",
                "crossbook.auth.first-admin { user = admin, password = \"" + adminPassword + "\" }",
                "crossbook.http.rate-limit.enabled = off",
                "");
    }

    private static int freePort(Random random) {
        for (int attempt = 0; attempt < PORT_RANGE; attempt++) {
            int port = PORT_FROM + random.nextInt(PORT_RANGE);
            if (isFree("127.0.0.1", port) && isFree("127.0.0.2", port) && isFree("127.0.0.3", port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    int httpPort() {
        return http;
    }

    int managementPort() {
        return management;
    }

    int clusterPort() {
        return cluster;
    }

    /** What tells the process of a node where the others are for it. */
    String hostsOption(int node) {
        return "-Djdk.net.hosts.file=" + folder.resolve("node" + node + ".hosts");
    }

    /** From one node to another. */
    Proxy pair(int from, int to) {
        return pairs.get(List.of(from, to));
    }

    /** Between a node and the database. */
    Proxy database(int node) {
        return databases.get(node - 1);
    }

    CommitFaults commits(int node) {
        return commits.get(node - 1);
    }

    List<CommitFaults> commits() {
        return commits;
    }

    /** Everything passes again. */
    void heal() {
        pairs.values().forEach(Proxy::open);
        databases.forEach(Proxy::open);
        commits.forEach(CommitFaults::pass);
    }

    @Override
    public void close() {
        pairs.values().forEach(Proxy::close);
        databases.forEach(Proxy::close);
    }
}
