package io.crossbook.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * With what an export ends, for another one that continues it.
 *
 * @param last ordering of the journal's last event, 0 for none
 * @param payloadHash SHA-256 of that event's bytes
 */
record ExportEnd(String hash, long last, String payloadHash) {
    static final ExportEnd NOTHING = new ExportEnd(Hashes.NONE, 0, "");

    /** Reads a whole file, whether it continues another one or not. */
    static ExportEnd of(Path file) throws SQLException {
        var trailer = new ExportReader.Listener() {
            private JsonNode line;

            @Override
            public void event(StoredEvent event, JsonNode said) {}

            @Override
            public void end(JsonNode said) {
                line = said;
            }
        };
        String hash = ExportReader.readOne(file, trailer);
        return new ExportEnd(
                hash,
                trailer.line.required("last").longValue(),
                trailer.line.required("lastPayload").asText());
    }
}
