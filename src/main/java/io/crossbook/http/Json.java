package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON in and out of records. Reading is strict: nothing is guessed, coerced or ignored (research 1.6). */
final class Json {
    private static final int DOCUMENT_LENGTH_MAX = 64 * 1024;
    private static final int STRING_LENGTH_MAX = 2_048;
    private static final int NUMBER_LENGTH_MAX = 20;
    private static final int DEPTH_MAX = 16;
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    /** Reads a body, or throws the problem that says what is wrong with it and where. */
    static <T> T read(byte[] utf8, Class<T> type) {
        try {
            ObjectReader reader = MAPPER.readerFor(type);
            T value = reader.readValue(text(utf8));
            if (value == null) {
                throw new ProblemException(ProblemCode.INVALID_JSON, "The body is null.", Map.of());
            }
            return value;
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemCode.INVALID_JSON, "The body is not UTF-8.", Map.of());
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.field(ProblemCode.UNKNOWN_FIELD, path(e), null);
        } catch (JsonMappingException e) {
            throw fieldProblem(e);
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemCode.INVALID_JSON, place(e), Map.of());
        }
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    private static ProblemException fieldProblem(JsonMappingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof ProblemException known) {
            return known;
        }
        boolean malformed = e.getCause() instanceof JacksonException && !(e.getCause() instanceof JsonMappingException);
        if (e.getPath().isEmpty() || malformed) {
            return new ProblemException(ProblemCode.INVALID_JSON, place(e), Map.of());
        }
        return ProblemException.field(ProblemCode.INVALID_FIELD, path(e), null);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? null
                : "At line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }

    /** Jackson would also take UTF-16, and would replace what is not UTF-8 instead of refusing it. */
    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8))
                .toString();
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(DOCUMENT_LENGTH_MAX)
                        .maxStringLength(STRING_LENGTH_MAX)
                        .maxNameLength(STRING_LENGTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, Json::onlyStrings)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    private static void onlyStrings(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
