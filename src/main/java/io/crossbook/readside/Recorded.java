package io.crossbook.readside;

import io.crossbook.sourcing.Event;

/**
 * A committed event as the journal holds it.
 *
 * @param ordering its place among all events; a later commit has a higher one
 * @param seq its number among the events of its entity, without gaps
 */
public record Recorded(long ordering, String persistenceId, long seq, Event<?> event) {
    /** The entity's own id: what follows the kind in the persistence id. */
    public String entityId() {
        return persistenceId.substring(persistenceId.indexOf('|') + 1);
    }

    /** Event time in microseconds since 1970. */
    public long at() {
        return event.at();
    }
}
