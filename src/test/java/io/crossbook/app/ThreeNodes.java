package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Three nodes as "cluster up" starts them, with small heaps, on ports of the test's own. */
final class ThreeNodes implements AutoCloseable {
    static final String PASSWORD = "the secret of the admin";

    private final Path data;
    private final Path config;
    private final String http = Program.freePort();
    private final String management = Program.freePort();
    private final String traffic = Program.freePort();

    private List<String> security = List.of();

    /** What a command printed, and its exit code. */
    record Ended(int exitCode, String output) {
        Ended expect(int wanted) {
            assertThat(exitCode).as(output).isEqualTo(wanted);
            return this;
        }
    }

    /** Nothing is started yet. */
    ThreeNodes(Path folder) throws IOException {
        data = folder.resolve("data");
        config = Files.createDirectories(folder.resolve("config"));
        for (int node = 1; node <= 3; node++) {
            Files.writeString(
                    config.resolve("node" + node + ".conf"),
                    "include classpath(\"cluster-config/node" + node + ".conf\")\n"
                            + "crossbook.auth.first-admin { user = admin, password = \"" + PASSWORD + "\" }\n"
                            + "crossbook.http.rate-limit.enabled = off\n");
        }
    }

    /** Adds a line to the configuration of a node, before it is started. */
    ThreeNodes with(int node, String line) throws IOException {
        Files.writeString(config.resolve("node" + node + ".conf"), line + "\n", StandardOpenOption.APPEND);
        return this;
    }

    /** Lets the nodes talk by TLS with the certificates in a folder. */
    ThreeNodes securedBy(Path certificates) {
        security = List.of("--certificates", certificates.toString());
        return this;
    }

    Ended up() throws IOException {
        List<String> line = new ArrayList<>(List.of("up", "--config", config.toString(), "--heap", "400m"));
        line.addAll(List.of("--http-port", http, "--management-port", management, "--cluster-port", traffic));
        line.addAll(security);
        return cluster(line.toArray(new String[0]));
    }

    /** Where a node hears the others. */
    InetSocketAddress traffic(int number) {
        return new InetSocketAddress("127.0.0." + number, Integer.parseInt(traffic));
    }

    /** Runs a command on the cluster to its end. */
    Ended cluster(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("cluster"));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", data.toString()));
        return run(line.toArray(new String[0]));
    }

    Ended audit() throws IOException {
        return run("audit", "--data", data.toString(), "--strict-quiet");
    }

    private static Ended run(String... line) throws IOException {
        try (Program program = Program.run(line)) {
            String output = program.allOutput();
            return new Ended(program.exitCode(), output);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path data() {
        return data;
    }

    /** The id of a process as its file has it: node1 to node3, database. */
    long pid(String name) throws IOException {
        return Long.parseLong(
                Files.readString(data.resolve("cluster/" + name + ".pid")).split(" ", 0)[0]);
    }

    /** Where the API of a node is. */
    AtomicReference<String> node(int number) {
        return new AtomicReference<>("http://127.0.0." + number + ":" + http);
    }

    @Override
    public void close() throws IOException {
        cluster("down").expect(0);
    }
}
