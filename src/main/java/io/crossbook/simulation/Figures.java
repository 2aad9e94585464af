package io.crossbook.simulation;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts over one world or several.
 *
 * @param faults injected, by kind
 * @param commits events that became durable
 * @param acknowledged orders that a client was told are in the book
 * @param bets how often two orders were matched
 * @param settled markets settled or voided
 * @param withdrawn paid out, in micros
 * @param microsLost money created or lost, in micros
 */
public record Figures(
        Map<Fault, Long> faults,
        long commits,
        long acknowledged,
        long bets,
        long settled,
        long withdrawn,
        long microsLost) {
    /** Of no world. */
    public static final Figures NONE = new Figures(Map.of(), 0, 0, 0, 0, 0, 0);

    private static final long MICROS_PER_CENT = 10_000;

    public Figures {
        faults = Map.copyOf(faults);
    }

    /** Both together. */
    public Figures plus(Figures other) {
        Map<Fault, Long> sum = new EnumMap<>(Fault.class);
        sum.putAll(faults);
        other.faults.forEach((fault, count) -> sum.merge(fault, count, Long::sum));
        return new Figures(
                sum,
                commits + other.commits,
                acknowledged + other.acknowledged,
                bets + other.bets,
                settled + other.settled,
                withdrawn + other.withdrawn,
                microsLost + other.microsLost);
    }

    /** All faults of all kinds. */
    public long faultCount() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Money created or lost, in whole cents and any part of one more. */
    public long centsLost() {
        return (microsLost + MICROS_PER_CENT - 1) / MICROS_PER_CENT;
    }

    /** How many faults there were of a kind. */
    public long of(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }
}
