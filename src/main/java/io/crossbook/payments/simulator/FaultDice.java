package io.crossbook.payments.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Decides by a seed which faults strike, and counts them. */
final class FaultDice {
    private static final int WHOLE = 100;

    private final SplittableRandom random;
    private final Map<ProviderFault, Integer> percents;
    private final Map<ProviderFault, Long> struck = new EnumMap<>(ProviderFault.class);

    FaultDice(long seed, Map<ProviderFault, Integer> percents) {
        this.random = new SplittableRandom(seed);
        this.percents = new EnumMap<>(ProviderFault.class);
        this.percents.putAll(percents);
    }

    synchronized boolean strikes(ProviderFault fault) {
        boolean strikes = random.nextInt(WHOLE) < percents.getOrDefault(fault, 0);
        if (strikes) {
            struck.merge(fault, 1L, Long::sum);
        }
        return strikes;
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    synchronized Map<ProviderFault, Long> struck() {
        return new TreeMap<>(struck);
    }
}
