package io.crossbook.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The schemas of the API's document as TypeScript, laid out as {@code deno fmt} does. */
final class TypeScript {
    private static final String INDENT = "    ";
    private static final int LINE_WIDTH = 120;
    private static final Map<String, String> PRIMITIVES =
            Map.of("string", "string", "null", "null", "integer", "number", "number", "number", "boolean", "boolean");

    private TypeScript() {}

    static String of(JsonNode schemas) {
        return schemas.properties().stream()
                .map(schema -> declaration(schema.getKey(), schema.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        "/** The shapes of the API, as docs/openapi.yaml has them under the same names. */\n\n",
                        ""));
    }

    private static String declaration(String name, JsonNode schema) {
        return schema.has("properties")
                ? "export interface " + name + " " + type(schema, "") + "\n"
                : fitted("export type " + name + " =", schema, "");
    }

    /** One line; a union that is too long for it has a line for each of its types. */
    private static String fitted(String start, JsonNode schema, String indent) {
        String line = indent + start + " " + type(schema, indent) + ";\n";
        if (line.length() <= LINE_WIDTH || !schema.has("enum")) {
            return line;
        }
        return words(schema).stream()
                .map(word -> "\n" + indent + INDENT + "| " + word)
                .collect(Collectors.joining("", indent + start, ";\n"));
    }

    private static String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            return schema.get("$ref").asText().replaceFirst(".*/", "");
        }
        if (schema.has("properties")) {
            return members(schema, indent);
        }
        if (schema.has("additionalProperties")) {
            return "Record<string, " + type(schema.get("additionalProperties"), indent) + ">";
        }
        if (schema.has("enum")) {
            return String.join(" | ", words(schema));
        }
        if (schema.has("const")) {
            return quoted(schema.get("const"));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return joined(schema.get(choice), " | ", indent);
            }
        }
        return schema.has("allOf") ? joined(schema.get("allOf"), " & ", indent) : named(schema, indent);
    }

    private static String members(JsonNode schema, String indent) {
        List<String> required =
                elements(schema.path("required")).map(JsonNode::asText).toList();
        return schema.get("properties").properties().stream()
                .map(member -> fitted(
                        member.getKey() + (required.contains(member.getKey()) ? ":" : "?:"),
                        member.getValue(),
                        indent + INDENT))
                .collect(Collectors.joining("", "{\n", indent + "}"));
    }

    private static String named(JsonNode schema, String indent) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return elements(type).map(each -> PRIMITIVES.get(each.asText())).collect(Collectors.joining(" | "));
        }
        if (schema.has("prefixItems")) {
            return "[" + joined(schema.get("prefixItems"), ", ", indent) + "]";
        }
        if (type.asText().equals("array")) {
            String item = type(schema.get("items"), indent);
            return item.contains(" | ") && !item.startsWith("{") ? "(" + item + ")[]" : item + "[]";
        }
        return PRIMITIVES.getOrDefault(type.asText(), "unknown");
    }

    private static String joined(JsonNode schemas, String by, String indent) {
        return elements(schemas).map(each -> type(each, indent)).collect(Collectors.joining(by));
    }

    private static List<String> words(JsonNode schema) {
        return elements(schema.get("enum")).map(TypeScript::quoted).toList();
    }

    private static String quoted(JsonNode value) {
        return value.isTextual() ? "\"" + value.asText() + "\"" : value.asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
