package io.crossbook.recovery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.audit.JournalEntry;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of the journal, bit by bit.
 *
 * @param writtenAt milliseconds since 1970
 * @param tag null for an event that nobody follows
 * @param meta null for none, which is the rule
 */
// The array is handed over and never compared.
@SuppressWarnings("ArrayRecordComponent")
record StoredEvent(
        long ordering,
        String persistenceId,
        long sequence,
        boolean deleted,
        String writer,
        long writtenAt,
        String adapter,
        int serializer,
        String manifest,
        byte[] payload,
        Meta meta,
        String tag) {
    /** In the order of the constructor. */
    static final String COLUMNS =
            """
            ordering, persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest, event_ser_id,
            event_ser_manifest, event_payload, meta_ser_id, meta_ser_manifest, meta_payload, tag
            """;

    /** What else was stored with an event. */
    @SuppressWarnings("ArrayRecordComponent")
    record Meta(int serializer, String manifest, byte[] payload) {}

    static StoredEvent of(ResultSet row) throws SQLException {
        byte[] meta = row.getBytes("meta_payload");
        return new StoredEvent(
                row.getLong("ordering"),
                row.getString("persistence_id"),
                row.getLong("sequence_number"),
                row.getBoolean("deleted"),
                row.getString("writer"),
                row.getLong("write_timestamp"),
                row.getString("adapter_manifest"),
                row.getInt("event_ser_id"),
                row.getString("event_ser_manifest"),
                row.getBytes("event_payload"),
                meta == null ? null : new Meta(row.getInt("meta_ser_id"), row.getString("meta_ser_manifest"), meta),
                row.getString("tag"));
    }

    static StoredEvent of(JsonNode line) throws IOException {
        JsonNode meta = line.path("meta");
        return new StoredEvent(
                line.required("ordering").longValue(),
                line.required("id").textValue(),
                line.required("seq").longValue(),
                line.path("deleted").booleanValue(),
                line.required("writer").textValue(),
                line.required("at").longValue(),
                line.required("adapter").textValue(),
                line.required("serializer").intValue(),
                line.required("manifest").textValue(),
                line.required("stored").binaryValue(),
                meta.isObject()
                        ? new Meta(
                                meta.required("serializer").intValue(),
                                meta.required("manifest").textValue(),
                                meta.required("stored").binaryValue())
                        : null,
                line.required("tag").textValue());
    }

    /** Writes the members of its line; the readable form is null when nobody can read the bytes. */
    void writeTo(JsonGenerator line, JsonNode readable) throws IOException {
        line.writeStringField("type", "event");
        line.writeNumberField("ordering", ordering);
        line.writeStringField("id", persistenceId);
        line.writeNumberField("seq", sequence);
        line.writeStringField("writer", writer);
        line.writeNumberField("at", writtenAt);
        line.writeStringField("adapter", adapter);
        line.writeNumberField("serializer", serializer);
        line.writeStringField("manifest", manifest);
        line.writeStringField("tag", tag);
        if (deleted) {
            line.writeBooleanField("deleted", true);
        }
        if (meta != null) {
            line.writeObjectFieldStart("meta");
            line.writeNumberField("serializer", meta.serializer());
            line.writeStringField("manifest", meta.manifest());
            line.writeBinaryField("stored", meta.payload());
            line.writeEndObject();
        }
        line.writeFieldName("event");
        line.writeTree(readable);
        line.writeBinaryField("stored", payload);
    }

    Event<?> event(EventReader events) throws IOException {
        return events.read(serializer, manifest, payload);
    }

    JournalEntry entry(EventReader events) {
        return JournalEntry.stored(events, persistenceId, sequence, writer, deleted, serializer, manifest, payload);
    }
}
