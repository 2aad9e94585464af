package io.crossbook.audit;

import io.crossbook.sourcing.Event;

/**
 * One row of the journal.
 *
 * @param writer which incarnation of the entity wrote it; empty when unknown
 * @param event null exactly when the row cannot be read
 * @param trouble why it cannot be read, null when it can
 */
public record JournalEntry(String persistenceId, long sequence, String writer, Event<?> event, String trouble) {
    /** An entry as it should be. */
    public static JournalEntry of(String persistenceId, long sequence, String writer, Event<?> event) {
        return new JournalEntry(persistenceId, sequence, writer, event, null);
    }

    /** The entity's own id: what follows the kind in the persistence id. */
    String entityId() {
        return persistenceId.substring(persistenceId.indexOf('|') + 1);
    }

    Where where() {
        return new Where(persistenceId, sequence);
    }
}
