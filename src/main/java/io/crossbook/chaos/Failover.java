package io.crossbook.chaos;

import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long people had to wait, reckoned from what they wrote down. */
public final class Failover {
    private Failover() {}

    /**
     * For each fault the nanoseconds until every client who bet afterwards had an answer that stands, to an order sent
     * after the fault; faults after which nobody bet are left out.
     */
    public static List<Long> of(Collection<Long> faults, List<Operation> history) {
        List<Operation> answers = answers(history).toList();
        List<Long> waits = new ArrayList<>();
        for (long fault : faults) {
            Map<Integer, Long> first = new HashMap<>();
            for (Operation answer : answers) {
                if (answer.invokedNanos() >= fault) {
                    first.merge(answer.client(), answer.returnedNanos() - fault, Math::min);
                }
            }
            first.values().stream().max(Long::compare).ifPresent(waits::add);
        }
        waits.sort(Long::compare);
        return waits;
    }

    /** The longest time in which nobody had an answer that stands. */
    public static long longestSilence(List<Operation> history) {
        List<Long> times = history.stream()
                .filter(operation -> Outcome.of(operation).isFinal())
                .map(Operation::returnedNanos)
                .sorted()
                .toList();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }

    private static Stream<Operation> answers(List<Operation> history) {
        return history.stream()
                .filter(operation -> operation.kind() == Kind.PLACE)
                .filter(operation -> Outcome.of(operation).isFinal());
    }
}
