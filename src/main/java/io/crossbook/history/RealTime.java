package io.crossbook.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether claims on an entity keep to the order that clients saw: what returned before another began, comes first. */
final class RealTime {
    private RealTime() {}

    /** One sentence for each claim that would have to come before one which had returned when it began. */
    static List<String> contradictions(List<Claim> claims) {
        Map<String, List<Claim>> byEntity = new TreeMap<>();
        claims.forEach(claim -> byEntity.computeIfAbsent(claim.entity(), entity -> new ArrayList<>())
                .add(claim));
        List<String> found = new ArrayList<>();
        byEntity.values().forEach(each -> check(each, found));
        return found;
    }

    private static void check(List<Claim> claims, List<String> found) {
        List<Claim> begun = new ArrayList<>(claims);
        begun.sort(Comparator.comparingLong(Claim::invokedNanos));
        List<Claim> ended = new ArrayList<>(claims);
        ended.sort(Comparator.comparingLong(Claim::returnedNanos));
        Claim furthest = null;
        int next = 0;
        for (Claim claim : begun) {
            while (next < ended.size() && ended.get(next).returnedNanos() < claim.invokedNanos()) {
                Claim before = ended.get(next++);
                furthest = furthest == null || before.from() > furthest.from() ? before : furthest;
            }
            if (furthest != null && !claim.canFollow(furthest.from())) {
                found.add(claim.entity() + ": " + claim.words() + " is at event " + claim.to() + ", although "
                        + furthest.words() + " at event " + furthest.from() + " had returned before it began");
            }
        }
    }
}
