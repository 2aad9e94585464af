package io.crossbook.app.cluster;

import com.typesafe.config.Config;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.StartFailure;
import io.crossbook.config.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Three nodes and their database that somebody hurts on purpose: whatever has ended can be started again. */
public final class HurtCluster implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(20);

    private final Path data;
    private final ClusterPlan plan;
    private final Launcher launcher;
    private final IntFunction<List<String>> javaOptions;
    private final Background database;
    private final List<LocalNode> nodes;

    /**
     * Nothing is started yet.
     *
     * @param data directory of the database
     * @param folder for logs and process ids
     * @param javaOptions more of them for each node, asked at each start
     */
    public HurtCluster(
            Path data,
            Path folder,
            ClusterPlan plan,
            BiFunction<Path, Map<String, Object>, Config> load,
            List<String> program,
            IntFunction<List<String>> javaOptions) {
        this.data = data;
        this.plan = plan;
        this.launcher = new Launcher(data, program);
        this.javaOptions = javaOptions;
        this.database = new Background(folder, "database");
        this.nodes = IntStream.rangeClosed(1, LocalCluster.NODES)
                .mapToObj(number -> LocalNode.of(
                        number,
                        new Background(folder, "node" + number),
                        load.apply(plan.file(number), plan.overrides())))
                .toList();
    }

    /** Starts the database, and returns when it can be used. */
    public void startDatabase() {
        launcher.database(database);
    }

    /** Where the database is, once it has been started. */
    public DatabaseSettings database() {
        return new DataDirectory(data)
                .database()
                .orElseThrow(() -> new StartFailure("The database was never started in " + data + "."));
    }

    /** The process of PostgreSQL itself; fails when there is none. */
    public long databaseProcess() {
        try {
            String first =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
            return Long.parseLong(first.strip());
        } catch (java.io.IOException | IndexOutOfBoundsException e) {
            throw new StartFailure("PostgreSQL does not run in " + data + ".", e);
        }
    }

    /** Ends the process that looks after PostgreSQL, without a word to PostgreSQL. */
    public void killDatabaseKeeper() {
        kill(database);
    }

    /** Starts a node; returns at once. */
    public void start(int number) {
        launcher.node(node(number), plan, javaOptions.apply(number));
    }

    /** Ends a node without any goodbye; false when it did not run. */
    public boolean kill(int number) {
        return kill(node(number).process());
    }

    private static boolean kill(Background process) {
        return signal(process, "KILL") && process.awaitEnd(KILL_PATIENCE);
    }

    /** Stops the clock of a node; false when it does not run. */
    public boolean pause(int number) {
        return signal(node(number).process(), "STOP");
    }

    /** Lets a paused node go on; false when it does not live. */
    public boolean resume(int number) {
        return signal(node(number).process(), "CONT");
    }

    /** Lets a node leave and waits for its end; false when it did not run. */
    public boolean leave(int number) {
        Background process = node(number).process();
        return signal(process, "TERM") && (process.awaitEnd(STOP_PATIENCE) || kill(process));
    }

    private static boolean signal(Background process, String name) {
        try {
            process.signal(name);
            return true;
        } catch (StartFailure ended) {
            return false;
        }
    }

    /** Whether the process of a node lives, paused or not. */
    public boolean isAlive(int number) {
        return node(number).process().isAlive();
    }

    /** Whether every node is ready and sees all others. */
    public boolean isWell() {
        return nodes.stream().allMatch(node -> node.management()
                .ask()
                .filter(view -> view.ready() && nodes.stream().allMatch(other -> view.isUp(other.address())))
                .isPresent());
    }

    /** Where the API of a node is. */
    public String url(int number) {
        return node(number).url();
    }

    private LocalNode node(int number) {
        return nodes.get(number - 1);
    }

    /** Lets all nodes leave, then stops the database; what does not hear is killed. */
    @Override
    public void close() {
        nodes.forEach(node -> signal(node.process(), "TERM"));
        nodes.forEach(node -> signal(node.process(), "CONT"));
        nodes.forEach(node -> end(node.process()));
        signal(database, "TERM");
        end(database);
    }

    private static void end(Background process) {
        if (!process.awaitEnd(STOP_PATIENCE)) {
            kill(process);
        }
        process.forget();
    }
}
