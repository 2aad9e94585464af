package io.crossbook.history;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How much of one order was matched after which event of its book, in hundredths. */
final class OrderStory {
    private final NavigableMap<Long, Long> matched = new TreeMap<>();
    private long cancelledAt;
    private int cancellations;

    /** The range of events of the book after which something was so. */
    record Range(long from, long to) {}

    OrderStory(long acceptedAt) {
        matched.put(acceptedAt, 0L);
    }

    long acceptedAt() {
        return matched.firstKey();
    }

    void fill(long event, long size) {
        matched.merge(event, matched.floorEntry(event).getValue() + size, (before, now) -> before + size);
    }

    void cancel(long event) {
        cancelledAt = event;
        cancellations++;
    }

    /** The only event by which its owner took size off it; empty when there is none, or more than one. */
    Optional<Long> onlyCancellation() {
        return cancellations == 1 ? Optional.of(cancelledAt) : Optional.empty();
    }

    /** When exactly so much was matched; empty when it never was. */
    Optional<Range> whenMatched(long size) {
        for (Map.Entry<Long, Long> each : matched.entrySet()) {
            if (each.getValue() == size) {
                Long next = matched.higherKey(each.getKey());
                return Optional.of(new Range(each.getKey(), next == null ? Long.MAX_VALUE : next - 1));
            }
        }
        return Optional.empty();
    }
}
