package io.crossbook.placement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The steps of recent placements this node took part in; the durable part of a timeline is the entities'. */
final class Timelines {
    private static final int KEPT = 100_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(15);

    private final Cache<String, List<TimelineStep>> byOrder =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
    private final LongSupplier clock;

    Timelines(LongSupplier clock) {
        this.clock = clock;
    }

    void note(String orderId, String step, String detail) {
        byOrder.get(orderId, same -> new CopyOnWriteArrayList<>())
                .add(new TimelineStep(step, clock.getAsLong(), detail));
    }

    List<TimelineStep> of(String orderId) {
        List<TimelineStep> steps = byOrder.getIfPresent(orderId);
        return steps == null ? List.of() : List.copyOf(steps);
    }
}
