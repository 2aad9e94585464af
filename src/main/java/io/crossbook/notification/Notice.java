package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One thing a user is told.
 *
 * @param number 1, 2, 3, ... along one inbox; together with the user it names the notice for ever
 * @param source persistence id of what it is about, or a name for what has no journal
 * @param seq number of the event in the source
 * @param at event time of what happened, in microseconds since 1970
 * @param channels by which it goes out
 */
public record Notice(
        long number,
        Category category,
        String kind,
        Map<String, String> details,
        String source,
        long seq,
        long at,
        Set<Channel> channels)
        implements Persisted {
    public Notice {
        details = new TreeMap<>(details);
        Set<Channel> sorted = EnumSet.noneOf(Channel.class);
        sorted.addAll(channels);
        channels = Collections.unmodifiableSet(sorted);
    }

    boolean isShown() {
        return channels.contains(Channel.IN_APP);
    }
}
