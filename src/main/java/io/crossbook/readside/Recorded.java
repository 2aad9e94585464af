package io.crossbook.readside;

import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * A committed event as the journal holds it. It is decoded when somebody asks for it first: many readers share one, and
 * to those that do not care for it it costs nothing.
 */
public final class Recorded {
    private static final EventReader EVENTS = new EventReader();

    /** An event in its stored form. */
    @FunctionalInterface
    private interface Stored {
        Event<?> decode() throws IOException;
    }

    private final long ordering;
    private final String persistenceId;
    private final String entityId;
    private final long seq;
    private final long writtenAt;
    private Stored stored;
    private volatile Event<?> event;

    /**
     * An event that is decoded already.
     *
     * @param ordering its place among all events; a later commit has a higher one
     * @param seq its number among the events of its entity, without gaps
     */
    public Recorded(long ordering, String persistenceId, long seq, Event<?> event) {
        this(ordering, persistenceId, seq, TimeUnit.MICROSECONDS.toMillis(event.at()), null);
        this.event = event;
    }

    /** An event as a row of the journal has it, whose first columns these are. */
    Recorded(ResultSet row) throws SQLException {
        this(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                stored(row.getInt(5), row.getString(6), row.getBytes(7)));
    }

    private static Stored stored(int serializer, String manifest, byte[] payload) {
        return () -> EVENTS.read(serializer, manifest, payload);
    }

    private Recorded(long ordering, String persistenceId, long seq, long writtenAt, Stored stored) {
        this.ordering = ordering;
        this.persistenceId = persistenceId;
        this.entityId = persistenceId.substring(persistenceId.indexOf('|') + 1);
        this.seq = seq;
        this.writtenAt = writtenAt;
        this.stored = stored;
    }

    public long ordering() {
        return ordering;
    }

    public String persistenceId() {
        return persistenceId;
    }

    /** The entity's own id: what follows the kind in the persistence id. */
    public String entityId() {
        return entityId;
    }

    public long seq() {
        return seq;
    }

    /** When the journal took it, in milliseconds since 1970. */
    long writtenAt() {
        return writtenAt;
    }

    /** What happened; throws UncheckedIOException when nobody can read it. */
    public Event<?> event() {
        Event<?> known = event;
        return known == null ? decode() : known;
    }

    private synchronized Event<?> decode() {
        if (event == null) {
            try {
                event = stored.decode();
                stored = null;
            } catch (IOException e) {
                throw new UncheckedIOException("event " + this + " cannot be read", e);
            }
        }
        return event;
    }

    /** Event time in microseconds since 1970. */
    public long at() {
        return event().at();
    }

    @Override
    public String toString() {
        return persistenceId + " " + seq;
    }
}
