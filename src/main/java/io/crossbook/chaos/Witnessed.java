package io.crossbook.chaos;

import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a history whose events in the journal can be told apart. */
public final class Witnessed {
    private Witnessed() {}

    /**
     * All but cancellations that did nothing, and those of orders which were made smaller too: the book's event is the
     * same for both.
     */
    public static List<Operation> of(List<Operation> history) {
        Set<String> smaller = new HashSet<>();
        Set<String> maybeCancelled = new HashSet<>();
        for (Operation operation : history) {
            if (operation.kind() == Kind.REDUCE) {
                smaller.add(operation.id());
            }
            Outcome outcome = Outcome.of(operation);
            if (operation.kind() == Kind.CANCEL && (outcome == Outcome.DONE || outcome == Outcome.UNKNOWN)) {
                maybeCancelled.add(operation.id());
            }
        }
        return history.stream()
                .filter(operation -> operation.kind() != Kind.CANCEL
                        || (maybeCancelled.contains(operation.id()) && !smaller.contains(operation.id())))
                .toList();
    }
}
