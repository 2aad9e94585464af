package io.crossbook.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The one source of chance of a world, and with it all its faults, until they stop. */
final class Weather {
    private static final int CERTAIN = 10_000;
    private static final long LATEST = 10 * Durations.MINUTE;

    private final SplittableRandom random;
    private final Map<Fault, Integer> chances = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private boolean fair;

    Weather(long seed) {
        random = new SplittableRandom(seed);
        for (Fault fault : Fault.values()) {
            // Every fourth world is spared a kind of fault, so that others are not always hidden behind it.
            boolean spared = fault.most() < CERTAIN && random.nextInt(4) == 0;
            chances.put(fault, spared ? 0 : fault.most() == CERTAIN ? CERTAIN : random.nextInt(fault.most()));
        }
    }

    /** Whether a fault happens here and now. */
    boolean strikes(Fault fault) {
        if (fair || random.nextInt(CERTAIN) >= chances.get(fault)) {
            return false;
        }
        counts.merge(fault, 1L, Long::sum);
        return true;
    }

    /** Counts a fault that follows from others. */
    void count(Fault fault) {
        counts.merge(fault, 1L, Long::sum);
    }

    Map<Fault, Long> counts() {
        return counts;
    }

    /** No more faults. */
    void clearUp() {
        fair = true;
    }

    boolean isFair() {
        return fair;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** How long something that is late takes: mostly seconds, sometimes minutes. */
    long lateness() {
        long most = LATEST >> random.nextInt(10);
        return between(Durations.SECOND / 2, most);
    }
}
