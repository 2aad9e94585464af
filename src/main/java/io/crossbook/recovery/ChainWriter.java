package io.crossbook.recovery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes lines of JSON, each with the hash of the line before and itself. */
final class ChainWriter {
    /** Writes the members of a line. */
    @FunctionalInterface
    interface Members {
        void writeTo(JsonGenerator line) throws IOException;
    }

    private final JsonMapper json;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String hash;

    /** Writes to this stream, which the caller closes, continuing a chain that ends with this hash. */
    ChainWriter(JsonMapper json, OutputStream out, String previous) {
        this.json = json;
        this.out = out;
        hash = previous;
    }

    void write(Members members) throws IOException {
        line.reset();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            members.writeTo(generator);
            generator.writeEndObject();
        }
        byte[] whole = line.toByteArray();
        byte[] hashed = Arrays.copyOf(whole, whole.length - 1);
        hash = Hashes.next(hash, hashed);
        out.write(hashed);
        out.write((Hashes.MEMBER + hash + "\"}\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Hash of the last line. */
    String hash() {
        return hash;
    }
}
