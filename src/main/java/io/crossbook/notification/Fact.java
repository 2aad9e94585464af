package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened and may concern a user. All facts of one event come in one command, so the event's number
 * says which are known already.
 *
 * @param seq number of the event in its source
 * @param kind names the words for it, see {@link Words}
 * @param details what the words and programs need, such as amounts and ids
 * @param at microseconds since 1970
 */
public record Fact(long seq, Category category, String kind, Map<String, String> details, long at)
        implements Persisted {
    public Fact {
        details = new TreeMap<>(details);
    }
}
