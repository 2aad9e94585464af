package io.crossbook.app;

import io.crossbook.app.cluster.ClusterPlan;
import io.crossbook.app.cluster.HurtCluster;
import io.crossbook.app.cluster.LocalCluster;
import io.crossbook.app.database.StartFailure;
import io.crossbook.chaos.ChaosReport;
import io.crossbook.chaos.CommitFaults;
import io.crossbook.chaos.Crowd;
import io.crossbook.chaos.Failover;
import io.crossbook.chaos.Fault;
import io.crossbook.chaos.FaultKind;
import io.crossbook.chaos.FaultPlan;
import io.crossbook.chaos.History;
import io.crossbook.chaos.Outcome;
import io.crossbook.history.Operation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One chaos run from an empty folder to its table. */
final class ChaosRun implements AutoCloseable {
    private static final String PASSWORD = "the secret of the admin";
    private static final String HEAP = "400m";
    private static final String JDBC = "jdbc:";
    private static final int NOT_FOUND = 404;
    private static final long HEAL_NANOS = TimeUnit.SECONDS.toNanos(150);
    private static final long AUDIT_EVERY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final ChaosSettings settings;
    private final Consumer<String> say;
    private final ChaosReport report = new ChaosReport();
    private final FaultPlan plan;
    private final Random clocks;
    private final SmallDisk disk;
    private final ChaosNetwork network;
    private final HurtCluster cluster;
    private final ChaosDatabase database;
    private final FaultInjector injector;
    private final ChaosChecks checks;
    private final AtomicLong endedThemselves = new AtomicLong();
    private final AtomicLong wrongClocks = new AtomicLong();
    private volatile boolean closing;

    ChaosRun(ChaosSettings settings, Consumer<String> say) throws IOException, InterruptedException {
        this.settings = settings;
        this.say = say;
        this.plan = new FaultPlan(settings.seed(), settings.kinds());
        this.clocks = new Random(settings.seed());
        Path data = settings.folder().resolve("database");
        disk = settings.kinds().contains(FaultKind.DISK_FULL) ? SmallDisk.mount(data) : SmallDisk.none(data);
        network =
                new ChaosNetwork(settings.folder().resolve("nodes"), this::databaseAddress, PASSWORD, settings.seed());
        ClusterPlan ports = new ClusterPlan(
                network.folder().toString(),
                network.httpPort(),
                network.managementPort(),
                network.clusterPort(),
                HEAP,
                "",
                "");
        cluster = new HurtCluster(
                data, network.folder(), ports, NodeConfig::load, ClusterCommand.program(), this::javaOptions);
        database = new ChaosDatabase(cluster);
        injector = new FaultInjector(cluster, network, database, disk, report, say);
        checks = new ChaosChecks(database, report, say);
    }

    private InetSocketAddress databaseAddress() {
        URI uri = URI.create(cluster.database().url().substring(JDBC.length()));
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private List<String> javaOptions(int node) {
        long offset = clocks.nextInt(3) == 0 ? clocks.nextInt(20_001) - 10_000 : 0;
        if (offset != 0) {
            wrongClocks.incrementAndGet();
        }
        return List.of(network.hostsOption(node), "-Dcrossbook.clock-offset=" + offset);
    }

    /** Does everything, and returns what came of it. */
    ChaosReport run() throws InterruptedException {
        cluster.startDatabase();
        IntStream.rangeClosed(1, LocalCluster.NODES).forEach(cluster::start);
        recover("the start");
        List<String> urls = IntStream.rangeClosed(1, LocalCluster.NODES)
                .mapToObj(cluster::url)
                .toList();
        try (History history = new History(settings.folder().resolve("history.jsonl"))) {
            var exchange = new io.crossbook.chaos.Exchange(urls, System::nanoTime);
            Crowd crowd = new Crowd(exchange, history, settings.clients(), "admin", PASSWORD, settings.seed(), "chaos");
            crowd.enter();
            say.accept(crowd.size() + " clients begin");
            crowd.begin();
            attempt("the rounds", this::rounds);
            attempt("the end of betting", crowd::leave);
            say.accept("no fault any more; checking");
            attempt("healing", () -> recover("the end"));
            attempt("settlement", () -> crowd.unsettled()
                    .forEach(market -> report.difference("not settled: market " + market)));
            attempt("the figures", () -> figures(crowd, history.all()));
            checks.inTheEnd(history.all(), injector.absences());
        }
        return report;
    }

    @FunctionalInterface
    private interface Part {
        void run() throws InterruptedException;
    }

    /** What breaks off is a difference, and everything after it is done all the same. */
    private void attempt(String name, Part part) throws InterruptedException {
        try {
            part.run();
        } catch (RuntimeException e) {
            report.difference(name + " broke off: " + e);
        }
    }

    private void rounds() throws InterruptedException {
        disk.trouble()
                .filter(why -> settings.kinds().contains(FaultKind.DISK_FULL))
                .ifPresent(why -> report.impossible(FaultKind.DISK_FULL, why));
        long end = System.nanoTime() + settings.nanos();
        long lastAudit = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(plan.calm());
        while (System.nanoTime() - end < 0 && report.rounds() < settings.rounds()) {
            List<Fault> faults = plan.next().stream()
                    .filter(fault -> fault.kind() != FaultKind.DISK_FULL
                            || disk.trouble().isEmpty())
                    .toList();
            report.round();
            faults.stream()
                    .map(fault -> CompletableFuture.runAsync(() -> injector.inject(fault), ChaosRun::inThread))
                    .toList()
                    .forEach(CompletableFuture::join);
            recover("round " + report.rounds() + " " + faults);
            TimeUnit.MILLISECONDS.sleep(plan.calm());
            if (System.nanoTime() - lastAudit > AUDIT_EVERY_NANOS) {
                checks.inBetween();
                lastAudit = System.nanoTime();
            }
        }
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "chaos-fault");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts whatever has ended, and returns when the cluster is whole; says so when it does not become whole. */
    private void recover(String after) throws InterruptedException {
        injector.heal();
        long start = System.nanoTime();
        while (true) {
            if (closing) {
                throw new StartFailure("The run was stopped.");
            }
            if (!database.isAlive()) {
                say.accept("the database has ended and is started");
                database.startAgain();
            }
            for (int node = 1; node <= LocalCluster.NODES; node++) {
                if (!cluster.isAlive(node)) {
                    if (!injector.hasEnded(node)) {
                        endedThemselves.incrementAndGet();
                        say.accept("node" + node + " has ended by itself and is started");
                    }
                    cluster.start(node);
                }
            }
            if (cluster.isWell()) {
                say.accept("whole again after " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
                return;
            }
            if (System.nanoTime() - start > HEAL_NANOS) {
                report.difference("the cluster did not become whole by itself after " + after);
                IntStream.rangeClosed(1, LocalCluster.NODES).forEach(cluster::kill);
                start = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private void figures(Crowd crowd, List<Operation> history) {
        report.figure("nodes that ended by themselves, restarted", endedThemselves.get());
        report.figure("starts with a wrong clock", wrongClocks.get());
        report.figure("commits held", sum(CommitFaults::held));
        report.figure("commits lost", sum(CommitFaults::dropped));
        report.figure("ambiguous commits (made, answer lost)", sum(CommitFaults::answersLost));
        report.figure("clients", crowd.size());
        report.figure("operations", history.size());
        report.figure("operations without an answer", count(history, one -> Outcome.of(one) == Outcome.UNKNOWN));
        report.figure("not found, but at another attempt", count(history, one -> one.status() == NOT_FOUND));
        report.figure(
                "bets acknowledged",
                history.stream()
                        .filter(one -> one.kind() == Operation.Kind.PLACE && Outcome.of(one) == Outcome.DONE)
                        .map(Operation::id)
                        .distinct()
                        .count());
        report.figure("markets resolved", crowd.resolved());
        report.figure("client errors after retries", crowd.troubles().size());
        crowd.troubles().forEach(trouble -> report.difference("client error: " + trouble));
        report.seconds("longest time without any answer", Failover.longestSilence(history));
        for (FaultKind kind : List.of(FaultKind.KILL_ONE, FaultKind.KILL_TWO, FaultKind.KILL_ALL)) {
            report.failovers(kind, Failover.of(injector.kills(kind), history));
        }
    }

    private long sum(java.util.function.ToLongFunction<CommitFaults> count) {
        return network.commits().stream().mapToLong(count).sum();
    }

    private static long count(List<Operation> history, java.util.function.Predicate<Operation> which) {
        return history.stream().filter(which).count();
    }

    /** Moves the database out of the disk in memory, for whoever wants to look at it; once everything has ended. */
    void keep() throws InterruptedException {
        disk.keep(settings.folder().resolve("database-kept"));
    }

    /** Ends all processes. */
    @Override
    public void close() {
        closing = true;
        network.heal();
        cluster.close();
        network.close();
    }

    /** Takes the disk away. */
    void unmount() {
        disk.close();
    }
}
