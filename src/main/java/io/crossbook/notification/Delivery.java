package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits to be delivered, or to be tried again.
 *
 * @param id stays the same over all attempts
 * @param attempts how often it failed
 * @param left notices of a digest beyond those it can hold
 * @param notBefore microseconds since 1970
 */
public record Delivery(
        String id, Channel channel, boolean digest, List<Notice> notices, int left, int attempts, long notBefore)
        implements Persisted {
    private static final int NOTICES_MAX = 100;

    public Delivery {
        notices = List.copyOf(notices);
    }

    static Delivery of(PlannedDelivery plan, Notice notice) {
        return new Delivery(plan.id(), plan.channel(), plan.digest(), List.of(notice), 0, 0, plan.notBefore());
    }

    Delivery with(Notice notice) {
        if (notices.size() >= NOTICES_MAX) {
            return new Delivery(id, channel, digest, notices, left + 1, attempts, notBefore);
        }
        List<Notice> more = new ArrayList<>(notices);
        more.add(notice);
        return new Delivery(id, channel, digest, more, left, attempts, notBefore);
    }

    Delivery failed(long nextAt) {
        return new Delivery(id, channel, digest, notices, left, attempts + 1, nextAt);
    }
}
