package io.crossbook.chaos;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that goes wrong.
 *
 * @param nodes whom it hits, in an order that matters to some kinds
 * @param millis how long it lasts
 * @param sharp whether connections break, where the other way is that nothing gets through them
 */
public record Fault(FaultKind kind, List<Integer> nodes, long millis, boolean sharp) {
    public Fault {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String toString() {
        String who = nodes.stream().map(node -> "node" + node).collect(Collectors.joining(", "));
        return kind.text() + " [" + who + "] " + millis + " ms" + (sharp ? ", sharp" : "");
    }
}
