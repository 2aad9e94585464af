package io.crossbook.sourcing.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.SealedTypes;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads events as the entities' serializer (jackson-cbor of serialization.conf) writes them, and as strictly, without
 * an actor system. May be used by several threads.
 */
public final class EventReader {
    /** Akka's number of the serializer jackson-cbor. */
    private static final int JACKSON_CBOR = 33;

    private final CBORMapper mapper = CBORMapper.builder()
            .addModules(new ParameterNamesModule(), new Jdk8Module(), new JavaTimeModule(), new SealedTypes())
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    private final Map<String, ObjectReader> byManifest = new ConcurrentHashMap<>();

    /** Reads an event; throws IOException with the reason when it cannot be read. */
    public Event<?> read(int serializer, String manifest, byte[] payload) throws IOException {
        if (serializer != JACKSON_CBOR) {
            throw new IOException("written by serializer " + serializer + " and not jackson-cbor");
        }
        ObjectReader reader = byManifest.get(manifest);
        if (reader == null) {
            reader = readerFor(manifest);
            byManifest.put(manifest, reader);
        }
        return reader.readValue(payload);
    }

    /** A whole number in a snapshot; empty when it cannot be read, for then nobody recovers from it either. */
    public OptionalLong number(byte[] snapshot, String field) {
        try {
            JsonNode number = mapper.readTree(snapshot).path(field);
            return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private ObjectReader readerFor(String manifest) throws IOException {
        try {
            Class<?> type = Class.forName(manifest, false, EventReader.class.getClassLoader());
            if (!Event.class.isAssignableFrom(type)) {
                throw new IOException(manifest + " is no event");
            }
            return mapper.readerFor(type);
        } catch (ClassNotFoundException e) {
            throw new IOException("unknown event " + manifest, e);
        }
    }
}
