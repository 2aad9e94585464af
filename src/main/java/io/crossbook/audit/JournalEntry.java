package io.crossbook.audit;

import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;

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

    /** A row in its stored form, of which only the trouble is known when nobody can read it. */
    public static JournalEntry stored(
            EventReader events,
            String persistenceId,
            long sequence,
            String writer,
            boolean deleted,
            int serializer,
            String manifest,
            byte[] payload) {
        if (deleted) {
            return new JournalEntry(persistenceId, sequence, writer, null, "the event is marked as deleted");
        }
        try {
            return of(persistenceId, sequence, writer, events.read(serializer, manifest, payload));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new JournalEntry(persistenceId, sequence, writer, null, "unreadable: " + reason);
        }
    }

    /** The entity's own id: what follows the kind in the persistence id. */
    public String entityId() {
        return persistenceId.substring(persistenceId.indexOf('|') + 1);
    }

    Where where() {
        return new Where(persistenceId, sequence);
    }
}
