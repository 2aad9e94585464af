package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The web UI's shapes come from the API's document; with {@code -Dweb.types.renew} this writes them anew. */
class WebTypesTest {
    private static final Path TYPES = Path.of("src/main/web/src/api/types.ts");
    private static final String RENEWING = "mvn test -Dtest=WebTypesTest -Dweb.types.renew -Dweb.check.skip";

    @Test
    void theWebUiKnowsTheShapesOfTheDocument() throws IOException {
        String expected = TypeScript.of(OpenApi.document().at("/components/schemas"));
        if (System.getProperty("web.types.renew") != null) {
            Files.writeString(TYPES, expected);
        }
        assertThat(Files.readString(TYPES))
                .as("%s is not what docs/openapi.yaml says; to renew it: %s", TYPES, RENEWING)
                .isEqualTo(expected);
    }

    @Test
    void aNewFieldChangesTheShape() throws IOException {
        JsonNode before = new YAMLMapper()
                .readTree(
                        """
                Bet:
                  type: object
                  required: [stake]
                  properties:
                    stake: {type: string}
                    legs: {type: array, items: {$ref: '#/components/schemas/Leg'}}
                """);
        JsonNode after = before.deepCopy();
        ((ObjectNode) after.at("/Bet/properties"))
                .putObject("note")
                .putArray("type")
                .add("string")
                .add("null");
        assertThat(TypeScript.of(before))
                .endsWith(
                        """
                export interface Bet {
                    stake: string;
                    legs?: Leg[];
                }
                """);
        assertThat(TypeScript.of(after)).endsWith("    legs?: Leg[];\n    note?: string | null;\n}\n");
    }
}
