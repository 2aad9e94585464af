package io.crossbook.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL server of one folder: created, started, stopped, and told apart from a stranger's leftovers. */
final class PostgresServer {
    /** The major version of the programs; a folder of another one has to be dumped and restored by its owner. */
    private static final String MAJOR_VERSION = "17";

    private static final int COMMAND_TIMEOUT_S = 330;
    private static final String START_TIMEOUT_S = "300";
    private static final String STOP_TIMEOUT_S = "60";
    private static final int LOG_LINES_SHOWN = 8;

    /** What the server must never run without: an acknowledged commit survives a crash of the machine. */
    static final Map<String, String> DURABILITY =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "wal_compression=on",
            "random_page_cost=1.1",
            "jit=off",
            "password_encryption=scram-sha-256",
            "timezone=UTC");

    private final Path programs;
    private final Path folder;
    private final Path log;

    PostgresServer(Path programs, Path folder, Path log) {
        this.programs = programs;
        this.folder = folder;
        this.log = log;
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Creates the folder with one superuser who needs a password; an interrupted attempt leaves nothing behind. */
    void create(String user, String password) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Path passwordFile = folder.resolveSibling("password.new");
        Folders.delete(fresh);
        Files.writeString(passwordFile, password);
        try {
            Result result = run(
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums");
            if (!result.ok()) {
                throw new StartFailure("Cannot create the embedded database in " + folder + ":\n" + result.output()
                        + asRootHint(result));
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(fresh, folder);
    }

    /** Starts on the port and waits until connections are accepted. */
    void start(int port) throws IOException {
        String version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartFailure("The database in " + folder + " was made by PostgreSQL " + version
                    + ", this Crossbook runs " + MAJOR_VERSION + ". Start that version on it and name it with"
                    + " --database-url, or dump it there and restore it here.");
        }
        List<String> options = new ArrayList<>(SETTINGS);
        DURABILITY.forEach((name, value) -> options.add(name + "=" + value));
        options.add("port=" + port);
        Files.deleteIfExists(log);
        Result result = run(
                "pg_ctl",
                "start",
                "--pgdata=" + folder,
                "--log=" + log,
                "--wait",
                "--timeout=" + START_TIMEOUT_S,
                "--options=-c " + String.join(" -c ", options));
        if (!result.ok()) {
            throw startFailure(port, result);
        }
    }

    private StartFailure startFailure(int port, Result result) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        if (lines.stream().anyMatch(line -> line.contains("could not bind"))) {
            return new StartFailure("Port " + port + " for the embedded database is taken. Stop what uses it, or set"
                    + " crossbook.database.embedded-port to another one (0 picks a free one).");
        }
        String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        return new StartFailure("The embedded database in " + folder + " does not start. Its last words:\n"
                + (last.isEmpty() ? result.output() : last) + asRootHint(result));
    }

    /** Ends what a killed owner left running on exactly this folder; removes a pid file whose process is gone. */
    void stopLeftover() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        if (worksIn(pid, folder)) {
            stop();
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends all sessions, writes a checkpoint and stops. */
    void stop() {
        Result result =
                run("pg_ctl", "stop", "--pgdata=" + folder, "--mode=fast", "--wait", "--timeout=" + STOP_TIMEOUT_S);
        if (!result.ok()) {
            throw new IllegalStateException("PostgreSQL in " + folder + " does not stop: " + result.output());
        }
    }

    private record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }
    }

    private Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(folder.getParent().toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(COMMAND_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, program + " did not answer within " + COMMAND_TIMEOUT_S + " s\n" + output);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, program + " was interrupted");
        }
    }

    private static String asRootHint(Result result) {
        boolean namespaceRefused = isRoot() && result.output().contains("unshare");
        return namespaceRefused
                ? "\nPostgreSQL does not run as root and user namespaces are not allowed here: start Crossbook as an"
                        + " ordinary user, or name a database with --database-url."
                : "";
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
