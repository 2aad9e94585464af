package io.crossbook.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What goes wrong in each round, all from one seed. Kinds come in random order, each once before any comes again, so
 * that also a short run has seen many.
 */
public final class FaultPlan {
    private static final int NODES = 3;
    private static final int PERCENT = 100;
    private static final int DOUBLE_PERCENT = 40;

    private final SplittableRandom random;
    private final Set<FaultKind> kinds;
    private final List<FaultKind> bag = new ArrayList<>();

    /** Faults of these kinds only. */
    public FaultPlan(long seed, Collection<FaultKind> kinds) {
        this.random = new SplittableRandom(seed);
        this.kinds = EnumSet.copyOf(kinds);
    }

    /** The faults of the next round, one or two that hit different parts. */
    public List<Fault> next() {
        FaultKind first = draw(null);
        if (random.nextInt(PERCENT) >= DOUBLE_PERCENT) {
            return List.of(fault(first));
        }
        FaultKind second = draw(first);
        return second == null ? List.of(fault(first)) : List.of(fault(first), fault(second));
    }

    /** Milliseconds in which nothing new goes wrong. */
    public long calm() {
        return between(2_000, 6_000);
    }

    private FaultKind draw(FaultKind other) {
        if (bag.isEmpty()) {
            bag.addAll(shuffled(List.copyOf(kinds)));
        }
        for (FaultKind kind : bag) {
            if (other == null || kind.goesWith(other)) {
                bag.remove(kind);
                return kind;
            }
        }
        return null;
    }

    private Fault fault(FaultKind kind) {
        return switch (kind) {
            case KILL_ONE -> new Fault(kind, nodes(1), between(0, 25_000), true);
            case KILL_TWO -> new Fault(kind, nodes(2), between(0, 20_000), true);
            case KILL_ALL -> new Fault(kind, nodes(NODES), between(0, 2_000), true);
            case PAUSE -> new Fault(
                    kind, nodes(1), random.nextBoolean() ? between(1_000, 8_000) : between(8_000, 60_000), false);
            case RESTART -> new Fault(kind, nodes(1), 0, false);
            case PARTITION -> new Fault(kind, nodes(1), between(3_000, 30_000), random.nextBoolean());
            case ONE_WAY -> new Fault(kind, nodes(2), between(3_000, 30_000), random.nextBoolean());
            case DATABASE_CUT -> new Fault(kind, nodes(1), between(2_000, 15_000), random.nextBoolean());
            case DATABASE_STOP -> new Fault(kind, List.of(), between(0, 8_000), true);
            case BACKEND_KILL, SESSIONS_ENDED -> new Fault(kind, List.of(), between(0, 1_000), true);
            case JOURNAL_LOCKED -> new Fault(kind, List.of(), between(5_000, 16_000), false);
            case CONNECTIONS_USED_UP, DISK_FULL -> new Fault(kind, List.of(), between(5_000, 15_000), false);
            case COMMIT_HELD -> new Fault(kind, nodes(1), between(1_000, 20_000), false);
            case COMMIT_ANSWER_LOST, COMMIT_LOST -> new Fault(kind, nodes(NODES), between(4_000, 12_000), true);
        };
    }

    private List<Integer> nodes(int count) {
        return shuffled(List.of(1, 2, 3)).subList(0, count);
    }

    private <T> List<T> shuffled(List<T> all) {
        List<T> left = new ArrayList<>(all);
        List<T> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(left.remove(random.nextInt(left.size())));
        }
        return order;
    }

    private long between(long from, long until) {
        return from + (long) (random.nextDouble() * (until - from));
    }
}
