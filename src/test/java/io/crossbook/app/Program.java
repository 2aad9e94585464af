package io.crossbook.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole program as a process of its own, on ports that were free a moment ago. */
public final class Program implements AutoCloseable {
    /** The test JVMs of a build, of which two run at the same time, have a range each. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000
            + Integer.getInteger("test.fork", 1) % 2 * 6_000
            + (int) (ProcessHandle.current().pid() % 250) * 20);

    private static final String READY = "Crossbook is ready: ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs a command with its arguments; standard output and error arrive together. */
    public static Program run(String... arguments) throws IOException {
        return new Program(
                JavaProcess.of(Main.class, arguments).redirectErrorStream(true).start());
    }

    /** Serves from the data directory. */
    public static Program serve(Path data, String... more) throws IOException {
        return run(serving(data, more));
    }

    /** The same out of a jar, to the archive of whose classes its end takes some time longer. */
    static Program archiving(Path jar, Path data, String... more) throws IOException {
        return new Program(JavaProcess.archiving(jar, serving(data, more))
                .redirectErrorStream(true)
                .start());
    }

    private static String[] serving(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
        arguments.addAll(List.of("--http-port", freePort(), "--management-port", freePort()));
        arguments.addAll(List.of("--cluster-port", freePort()));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    /** A port of the loopback address that nobody listens on, out of a range from which no system gives any away. */
    public static String freePort() {
        int port = NEXT_PORT.getAndIncrement();
        while (!isFree(port)) {
            port = NEXT_PORT.getAndIncrement();
        }
        return String.valueOf(port);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Waits for the node and returns its address. */
    public String awaitReady() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
        }
        throw new IllegalStateException("it ended before it was ready:\n" + String.join("\n", lines));
    }

    /** What it printed from its start to its end, which this waits for. */
    public String allOutput() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /** As Ctrl-C does, but with the signal of a service manager. */
    public Program terminate() {
        process.toHandle().destroy();
        return this;
    }

    public Program kill() {
        process.toHandle().destroyForcibly();
        return this;
    }

    /** Sends a signal by its name, like STOP. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
