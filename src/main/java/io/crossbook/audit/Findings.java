package io.crossbook.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the differences and keeps the first of each kind. */
final class Findings {
    private static final int KEPT = 20;

    private final Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);
    private final Map<Invariant, List<Difference>> first = new EnumMap<>(Invariant.class);

    private Difference earliest;

    void add(Invariant broken, Where where, String text) {
        earliest = earliest == null ? new Difference(broken, where, text) : earliest;
        counts.merge(broken, 1L, Long::sum);
        List<Difference> kept = first.computeIfAbsent(broken, same -> new ArrayList<>());
        if (kept.size() < KEPT) {
            kept.add(new Difference(broken, where, text));
        }
    }

    /** The first of all. */
    Optional<Difference> earliest() {
        return Optional.ofNullable(earliest);
    }

    long count(Invariant invariant) {
        return counts.getOrDefault(invariant, 0L);
    }

    /** The first differences found, at most twenty. */
    List<Difference> first(Invariant invariant) {
        return List.copyOf(first.getOrDefault(invariant, List.of()));
    }
}
