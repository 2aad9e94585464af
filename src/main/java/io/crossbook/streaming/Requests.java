package io.crossbook.streaming;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads requests; nothing is guessed, coerced or ignored. */
final class Requests {
    private static final int LENGTH_MAX = 16 * 1024;
    private static final int STRING_MAX = 4 * 1024;
    private static final int NUMBER_MAX = 20;
    private static final int DEPTH_MAX = 8;
    private static final Map<String, Class<? extends Request>> TYPES = Map.of(
            "authentication", Request.Authentication.class,
            "marketSubscription", Request.MarketSubscription.class,
            "orderSubscription", Request.OrderSubscription.class,
            "notificationSubscription", Request.NotificationSubscription.class,
            "heartbeat", Request.Heartbeat.class);
    private static final JsonMapper MAPPER = mapper();

    private Requests() {}

    /** Reads a request or throws the refusal that says what is wrong with it. */
    static Request read(ByteString utf8) {
        JsonNode node = tree(utf8);
        if (!(node instanceof ObjectNode object)) {
            throw new StreamRefusal(StreamError.INVALID_JSON, null, "A request is a JSON object.");
        }
        JsonNode id = object.get("id");
        if (id == null || !id.isInt() || id.intValue() < 0) {
            throw new StreamRefusal(StreamError.INVALID_INPUT, null, "id must be a whole number from 0 to 2147483647.");
        }
        Class<? extends Request> type = TYPES.get(object.path("op").asText());
        if (type == null) {
            throw new StreamRefusal(
                    StreamError.INVALID_REQUEST, id.intValue(), "op must be one of " + TYPES.keySet() + ".");
        }
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty()
                    ? "a field"
                    : e.getPath().get(e.getPath().size() - 1).getFieldName();
            throw new StreamRefusal(
                    StreamError.INVALID_INPUT, id.intValue(), field + " is unknown here or has an impossible value.");
        } catch (JsonProcessingException e) {
            throw new StreamRefusal(StreamError.INVALID_INPUT, id.intValue(), "The request cannot be read.");
        }
    }

    private static JsonNode tree(ByteString utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8.toArray()))
                    .toString();
            return MAPPER.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new StreamRefusal(StreamError.INVALID_JSON, null, "The message is not JSON in UTF-8.");
        }
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(LENGTH_MAX)
                        .maxStringLength(STRING_MAX)
                        .maxNameLength(STRING_MAX)
                        .maxNumberLength(NUMBER_MAX)
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}
