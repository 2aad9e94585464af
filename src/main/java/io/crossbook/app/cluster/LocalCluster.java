package io.crossbook.app.cluster;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three nodes on this machine with one database, each a process of its own. Touches only processes that it has started
 * itself, in this life or an earlier one.
 */
public final class LocalCluster implements AutoCloseable {
    /** How many nodes there are; they are numbered from 1. */
    public static final int NODES = 3;

    private static final Duration START_PATIENCE = Duration.ofSeconds(150);
    /** Longer than a node takes at most to leave, see Node. */
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String ADMIN = "  admin ";

    private final Path data;
    private final Path folder;
    private final BiFunction<Path, Map<String, Object>, Config> load;
    private final Launcher launcher;
    private final Consumer<String> say;
    private final Background database;
    private FileChannel lock;

    /**
     * The cluster of a data directory.
     *
     * @param load reads the configuration of a node, with keys laid over it
     * @param program how to start this program, but for options of Java in front and a command behind
     */
    public LocalCluster(
            Path data, BiFunction<Path, Map<String, Object>, Config> load, List<String> program, Consumer<String> say) {
        this.data = data.toAbsolutePath().normalize();
        this.folder = this.data.resolve("cluster");
        this.load = load;
        this.launcher = new Launcher(this.data, program);
        this.say = say;
        this.database = new Background(folder, "database");
    }

    /** Nobody else can change the cluster until this is closed. */
    public LocalCluster alone() {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("command.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw busy();
            }
            lock = channel;
            return this;
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw new StartFailure("Cannot write in " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    private StartFailure busy() {
        return new StartFailure("Another cluster command is at work in " + folder + "; wait for its end.");
    }

    /** Starts whatever does not run, and returns when all three nodes are members and ready. */
    public void up(ClusterPlan plan) {
        boolean running = numbers().anyMatch(number -> process(number).isAlive());
        Optional<ClusterPlan> before = ClusterPlan.read(folder);
        if (running && before.isPresent() && !before.get().equals(plan)) {
            throw new StartFailure("The cluster in " + data + " runs with other options (" + before.get()
                    + "). Give the same ones, or stop it with \"cluster down\" first.");
        }
        plan.write(folder);
        startDatabase(plan);
        List<LocalNode> all = nodes(plan);
        for (LocalNode node : all) {
            if (node.process().state() == Background.State.PAUSED) {
                throw new StartFailure(
                        node.name() + " is paused: go on with \"cluster resume " + node.number() + "\".");
            }
            if (!node.process().isAlive()) {
                start(plan, node);
            }
        }
        awaitReady(all, all);
        for (LocalNode node : all) {
            say.accept(node.name() + "  " + node.url());
        }
    }

    /** Ends a node without any goodbye. */
    public void kill(int number) {
        Background process = running(number);
        process.signal("KILL");
        process.awaitEnd(STOP_PATIENCE);
        say.accept(process.name() + " is dead");
    }

    /** Stops the clock of a node, as a long pause of its machine would. */
    public void pause(int number) {
        Background process = running(number);
        process.signal("STOP");
        say.accept(process.name() + " is paused");
    }

    /** Lets a paused node go on; one that runs is left alone. */
    public void resume(int number) {
        Background process = running(number);
        process.signal("CONT");
        say.accept(process.name() + " goes on");
    }

    /** Lets a node leave, if it runs, and starts it again; returns when it is ready. */
    public void restart(int number) {
        ClusterPlan plan = plan();
        if (plan.databaseUrl().isEmpty() && !database.isAlive()) {
            throw new StartFailure("The database does not run; \"cluster up\" starts everything that does not.");
        }
        List<LocalNode> all = nodes(plan);
        LocalNode node = all.get(number - 1);
        stop(List.of(node.process()));
        start(plan, node);
        List<LocalNode> alive =
                all.stream().filter(one -> one.process().isAlive()).toList();
        awaitReady(List.of(node), alive);
        say.accept(node.name() + "  " + node.url());
    }

    /** Lets every node leave, then stops the database; what does not run is no error. */
    public void down() {
        stop(numbers().map(this::process).toList());
        stop(List.of(database));
        say.accept("everything is stopped");
    }

    /** How everything is, a line each, and whether all of it is well. */
    public Report status() {
        if (ClusterPlan.read(folder).isEmpty()) {
            return new Report(List.of("There is no cluster in " + data + "; \"cluster up\" starts one."), false);
        }
        return Report.of(plan(), nodes(plan()), database);
    }

    private ClusterPlan plan() {
        return ClusterPlan.read(folder)
                .orElseThrow(() -> new StartFailure("There is no cluster in " + data + "; \"cluster up\" starts one."));
    }

    private Background running(int number) {
        Background process = process(number);
        if (!process.isAlive()) {
            throw new StartFailure(process.name() + " does not run (" + process.state() + "); see \"cluster status\".");
        }
        return process;
    }

    private Background process(int number) {
        return new Background(folder, "node" + number);
    }

    private static Stream<Integer> numbers() {
        return IntStream.rangeClosed(1, NODES).boxed();
    }

    private List<LocalNode> nodes(ClusterPlan plan) {
        return numbers()
                .map(number -> LocalNode.of(number, process(number), load.apply(plan.file(number), plan.overrides())))
                .toList();
    }

    private void startDatabase(ClusterPlan plan) {
        if (!plan.databaseUrl().isEmpty() || database.isAlive()) {
            return;
        }
        say.accept("starting the database, see " + database.log());
        launcher.database(database);
    }

    private void start(ClusterPlan plan, LocalNode node) {
        say.accept("starting " + node.name() + ", see " + node.process().log());
        launcher.node(node, plan);
    }

    /** Returns when these are ready and see all of the others; says who the first admin is, if one was made. */
    private void awaitReady(List<LocalNode> wanted, List<LocalNode> members) {
        List<LocalNode> waiting = new ArrayList<>(wanted);
        Waiting.until(
                START_PATIENCE,
                PAUSE,
                () -> {
                    for (LocalNode node : waiting) {
                        if (!node.process().isAlive()) {
                            throw node.process().failure("ended");
                        }
                    }
                    waiting.removeIf(node -> isReady(node, members));
                    return waiting.isEmpty();
                },
                () -> waiting.get(0).process().failure("is not ready after " + START_PATIENCE.toSeconds() + " s"));
        for (LocalNode node : wanted) {
            node.process().words().stream()
                    .filter(line -> line.startsWith(ADMIN))
                    .forEach(line -> say.accept(line.strip()));
        }
    }

    private static boolean isReady(LocalNode node, List<LocalNode> members) {
        return node.management()
                .ask()
                .filter(view -> view.ready() && members.stream().allMatch(member -> view.isUp(member.address())))
                .isPresent();
    }

    /** Asks these to end, all at once, and waits; who does not hear is killed. */
    private void stop(List<Background> processes) {
        for (Background process : processes) {
            if (process.isAlive()) {
                say.accept("stopping " + process.name());
                process.signal("TERM");
                process.signal("CONT");
            }
        }
        for (Background process : processes) {
            if (!process.awaitEnd(STOP_PATIENCE)) {
                say.accept(process.name() + " did not end in " + STOP_PATIENCE.toSeconds() + " s and is killed");
                process.signal("KILL");
                process.awaitEnd(STOP_PATIENCE);
            }
            process.forget();
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
