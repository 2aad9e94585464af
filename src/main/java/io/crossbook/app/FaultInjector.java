package io.crossbook.app;

import io.crossbook.app.cluster.HurtCluster;
import io.crossbook.app.cluster.LocalCluster;
import io.crossbook.chaos.Absences;
import io.crossbook.chaos.ChaosReport;
import io.crossbook.chaos.CommitFaults;
import io.crossbook.chaos.Fault;
import io.crossbook.chaos.FaultKind;
import io.crossbook.chaos.Proxy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does what a fault says, for as long as it says, and takes it back; nodes it has ended stay so. */
final class FaultInjector {
    private static final int LOST_PERCENT = 40;
    private static final long STRIKE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_MILLIS = 50;

    private final HurtCluster cluster;
    private final ChaosNetwork network;
    private final ChaosDatabase database;
    private final SmallDisk disk;
    private final ChaosReport report;
    private final Consumer<String> say;
    private final Set<Integer> endedByUs = ConcurrentHashMap.newKeySet();
    private final Absences absences = new Absences();
    private final Map<FaultKind, List<Long>> kills = new EnumMap<>(FaultKind.class);

    FaultInjector(
            HurtCluster cluster,
            ChaosNetwork network,
            ChaosDatabase database,
            SmallDisk disk,
            ChaosReport report,
            Consumer<String> say) {
        this.cluster = cluster;
        this.network = network;
        this.database = database;
        this.disk = disk;
        this.report = report;
        this.say = say;
    }

    /** Returns when the fault is over. */
    void inject(Fault fault) {
        say.accept(fault.toString());
        try {
            if (run(fault)) {
                report.count(fault.kind());
            } else {
                say.accept(fault.kind().text() + ": could not be done");
            }
        } catch (SQLException | IOException | RuntimeException e) {
            say.accept(fault.kind().text() + ": could not be done, " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean run(Fault fault) throws SQLException, IOException, InterruptedException {
        return switch (fault.kind()) {
            case KILL_ONE, KILL_TWO, KILL_ALL -> kill(fault);
            case PAUSE -> pause(fault);
            case RESTART -> restart(fault);
            case PARTITION, ONE_WAY -> part(fault);
            case DATABASE_CUT -> cut(List.of(network.database(fault.nodes().get(0))), fault);
            case COMMIT_HELD, COMMIT_ANSWER_LOST, COMMIT_LOST -> commits(fault);
            case DATABASE_STOP -> stopDatabase(fault);
            case BACKEND_KILL -> database.killBackend() && sleep(fault);
            case SESSIONS_ENDED -> {
                database.endSessions();
                yield sleep(fault);
            }
            case JOURNAL_LOCKED -> {
                database.lockJournal(fault.millis());
                yield true;
            }
            case CONNECTIONS_USED_UP -> database.useUpConnections(fault.millis()) > 0;
            case DISK_FULL -> fillDisk(fault);
        };
    }

    private boolean kill(Fault fault) throws InterruptedException {
        boolean all = true;
        synchronized (kills) {
            kills.computeIfAbsent(fault.kind(), kind -> new ArrayList<>()).add(System.nanoTime());
        }
        for (int node : fault.nodes()) {
            endedByUs.add(node);
            all &= cluster.kill(node);
        }
        sleep(fault);
        return all;
    }

    private boolean pause(Fault fault) throws InterruptedException {
        int node = fault.nodes().get(0);
        if (!cluster.pause(node)) {
            return false;
        }
        long paused = System.nanoTime();
        sleep(fault);
        boolean resumed = cluster.resume(node);
        absences.add(paused, System.nanoTime());
        return resumed;
    }

    private boolean restart(Fault fault) {
        int node = fault.nodes().get(0);
        endedByUs.add(node);
        return cluster.leave(node);
    }

    private boolean part(Fault fault) throws InterruptedException {
        int node = fault.nodes().get(0);
        List<Proxy> hit = new ArrayList<>();
        if (fault.kind() == FaultKind.ONE_WAY) {
            hit.add(network.pair(node, fault.nodes().get(1)));
        } else {
            for (int other = 1; other <= LocalCluster.NODES; other++) {
                if (other != node) {
                    hit.add(network.pair(node, other));
                    hit.add(network.pair(other, node));
                }
            }
        }
        long parted = System.nanoTime();
        cut(hit, fault);
        absences.add(parted, System.nanoTime());
        return true;
    }

    private boolean cut(List<Proxy> proxies, Fault fault) throws InterruptedException {
        proxies.forEach(fault.sharp() ? Proxy::breakOff : Proxy::shut);
        sleep(fault);
        proxies.forEach(Proxy::open);
        return true;
    }

    /** A cluster that is busy with the fault before may not commit for a while: this one lasts until it has struck. */
    private boolean commits(Fault fault) throws InterruptedException {
        long before = hurtCommits(fault.kind());
        for (int node : fault.nodes()) {
            CommitFaults faults = network.commits(node);
            switch (fault.kind()) {
                case COMMIT_HELD -> faults.holdNext(fault.millis());
                case COMMIT_LOST -> faults.drop(LOST_PERCENT);
                default -> faults.loseAnswers(LOST_PERCENT);
            }
        }
        sleep(fault);
        long end = System.nanoTime() + STRIKE_WITHIN_NANOS;
        while (hurtCommits(fault.kind()) == before && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        fault.nodes().forEach(node -> network.commits(node).pass());
        return hurtCommits(fault.kind()) > before;
    }

    private long hurtCommits(FaultKind kind) {
        return network.commits().stream()
                .mapToLong(faults -> switch (kind) {
                    case COMMIT_HELD -> faults.held();
                    case COMMIT_LOST -> faults.dropped();
                    default -> faults.answersLost();
                })
                .sum();
    }

    private boolean stopDatabase(Fault fault) throws InterruptedException {
        database.stopAtOnce();
        sleep(fault);
        database.startAgain();
        return true;
    }

    private boolean fillDisk(Fault fault) throws IOException, InterruptedException {
        boolean filled = disk.fill();
        sleep(fault);
        return disk.free() && filled;
    }

    private static boolean sleep(Fault fault) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        return true;
    }

    /** Takes back what a fault may have left behind that could not be done to its end. */
    void heal() throws InterruptedException {
        network.heal();
        for (int node = 1; node <= LocalCluster.NODES; node++) {
            cluster.resume(node);
        }
        if (disk.trouble().isEmpty()) {
            disk.free();
        }
    }

    /** Whether it was us who ended the node since this was last asked. */
    boolean hasEnded(int node) {
        return endedByUs.remove(node);
    }

    /** When nodes were cut off from others or paused. */
    Absences absences() {
        return absences;
    }

    /** When nodes were killed in this way, by System.nanoTime. */
    List<Long> kills(FaultKind kind) {
        synchronized (kills) {
            return List.copyOf(kills.getOrDefault(kind, List.of()));
        }
    }
}
