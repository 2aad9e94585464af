package io.crossbook.notification.feed;

import io.crossbook.sourcing.Event;

/**
 * A committed event.
 *
 * @param ordering its place in the whole journal
 * @param seq its number along its entity
 */
record Recorded(long ordering, String persistenceId, long seq, Event<?> event) {
    /** The entity's own id: what follows the kind in the persistence id. */
    String entityId() {
        return persistenceId.substring(persistenceId.indexOf('|') + 1);
    }
}
