package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The API's document as tests need it: its operations, and whether a body is what it promises. */
final class OpenApi {
    private static final String LOCATION = "https://crossbook.example/openapi";
    private static final JsonNode DOCUMENT = load();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), registry -> registry.schemas(Map.of(LOCATION, DOCUMENT.toString())));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /** One operation; the path has its parameters in braces. */
    record Operation(String method, String path, JsonNode node) {
        boolean isOpen() {
            return node.has("security") && node.get("security").isEmpty();
        }

        /** The path with the examples of its parameters. */
        String examplePath() {
            String filled = path;
            for (JsonNode parameter : parameters()) {
                JsonNode real = resolve(parameter);
                if (real.get("in").asText().equals("path")) {
                    filled = filled.replace(
                            "{" + real.get("name").asText() + "}",
                            real.get("example").asText());
                }
            }
            return filled;
        }

        private JsonNode parameters() {
            return DOCUMENT.get("paths").get(path).withArray("parameters");
        }
    }

    private OpenApi() {}

    static JsonNode document() {
        return DOCUMENT;
    }

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> !entry.getKey().equals("parameters"))
                .forEach(entry -> operations.add(new Operation(
                        entry.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), entry.getValue()))));
        return operations;
    }

    /** The operation that takes a request, the one with fewer parameters first; null when the document has none. */
    static Operation find(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .min(java.util.Comparator.comparing(operation ->
                        operation.path().chars().filter(c -> c == '{').count()))
                .orElse(null);
    }

    /** Fails unless the document has this response for the operation and promises this body. */
    static void check(String method, String path, int status, String contentType, String body) {
        Operation operation = find(method, path);
        if (operation == null) {
            assertThat(status).as("%s %s is not in the document", method, path).isIn(401, 404, 405, 429);
            assertMatches("#/components/schemas/Problem", body, method + " " + path);
            return;
        }
        String pointer = "/paths/" + escape(path(operation)) + "/" + method.toLowerCase(java.util.Locale.ROOT)
                + "/responses/" + status;
        JsonNode response = DOCUMENT.at(pointer);
        assertThat(response.isMissingNode())
                .as("%s %s must not answer %s: %s", method, operation.path(), status, body)
                .isFalse();
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = DOCUMENT.at(pointer);
        }
        if (!response.has("content")) {
            assertThat(body).isEmpty();
            return;
        }
        String media = contentType.replaceFirst(";.*", "");
        if (!media.endsWith("json")) {
            assertThat(response.get("content").has(media))
                    .as("%s %s answered %s with %s", method, path, status, contentType)
                    .isTrue();
            return;
        }
        assertThat(response.get("content").has(contentType))
                .as("%s %s answered %s with %s", method, path, status, contentType)
                .isTrue();
        String schema = "#" + pointer + "/content/" + escape(contentType) + "/schema";
        assertMatches(schema, body, method + " " + path + " " + status);
    }

    /** Fails unless the body is what the schema at this place of the document promises. */
    static void assertMatches(String pointer, String body, String what) {
        assertThat(errors(pointer, body)).as("%s: %s", what, body).isEmpty();
    }

    static List<Error> errors(String pointer, String body) {
        return SCHEMAS.computeIfAbsent(pointer, place -> REGISTRY.getSchema(SchemaLocation.of(LOCATION + place)))
                .validate(body, InputFormat.JSON);
    }

    static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    static String escape(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }

    private static String path(Operation operation) {
        return operation.path();
    }

    private static JsonNode load() {
        try {
            return new YAMLMapper().readTree(Path.of("docs/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
