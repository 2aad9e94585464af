package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document and the routes say the same. */
class DocumentIT {
    private static final Pattern SEGMENT = Pattern.compile("(?:path|pathPrefix|segment|slash|step)\\(\\s*\"([^\"]+)\"");
    private static final Set<String> BESIDE_THE_API =
            Set.of("assets", "v1", "docs", "openapi.yaml", "swagger-initializer.js");

    static Set<String> paths() {
        return OpenApi.operations().stream()
                .map(OpenApi.Operation::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A method that no path has is answered with those it has. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyPathHasExactlyItsMethods(String path) throws Exception {
        Set<String> documented = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (OpenApi.Operation operation : OpenApi.operations()) {
            if (operation.path().equals(path)) {
                documented.add(operation.method());
                found.addAll(allowed(operation.examplePath(), methodNoneOf(path)));
            }
        }
        assertThat(found).isEqualTo(documented);
    }

    @Test
    void everyWordOfARouteIsInTheDocument() throws IOException {
        Set<String> documented =
                paths().stream().flatMap(path -> Stream.of(path.split("/", -1))).collect(Collectors.toSet());
        documented.addAll(BESIDE_THE_API);
        assertThat(documented).containsAll(wordsOfRoutes());
        assertThat(wordsOfRoutes()).contains("wallet", "in-play", "resolution", "by-client-id", "timeline");
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        List<String> examples = new ArrayList<>();
        walk(OpenApi.document(), "", examples);
        assertThat(examples).hasSizeGreaterThan(25);
        for (String place : examples) {
            JsonNode example = OpenApi.document().at(place + "/example");
            OpenApi.assertMatches("#" + place + "/schema", example.toString(), place);
        }
    }

    @Test
    void theServedDocumentIsTheOneInTheRepository() throws Exception {
        HttpResponse<String> served = get("/openapi.yaml");
        assertThat(served.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(served.body()).isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
    }

    @Test
    void thePageToReadItComesFromHereAlone() throws Exception {
        HttpResponse<String> page = get("/docs/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(get("/docs/swagger-initializer.js").body())
                .contains("/openapi.yaml")
                .doesNotContain("http");
        Matcher used = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        while (used.find()) {
            assertThat(get("/docs/" + used.group(1)).statusCode())
                    .as(used.group(1))
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThan(3);
        assertThat(get("/docs").statusCode()).isEqualTo(308);
    }

    @Test
    void otherFilesAreNotServed() throws Exception {
        for (String path :
                List.of("/docs/x", "/docs/oauth2-redirect.html", "/docs/..%2fopenapi.yaml", "/crossbook.conf")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path).headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void everyResponseOfTheApiHasItsSafetyHeaders() throws Exception {
        for (String path : List.of("/v1/markets", "/v1/wallet", "/v1/nothing")) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    private static String methodNoneOf(String path) {
        return Stream.of("PUT", "PATCH", "DELETE")
                .filter(method -> OpenApi.operations().stream()
                        .noneMatch(operation -> operation.path().equals(path)
                                && operation.method().equals(method)))
                .findFirst()
                .orElseThrow();
    }

    /** Of the two roles one may come further than the gate. */
    private static Set<String> allowed(String path, String method) throws Exception {
        Set<String> methods = new TreeSet<>();
        for (ApiClient client : List.of(ApiClient.admin(), ApiClient.user("0"))) {
            HttpResponse<String> response =
                    send(client.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
            response.headers().firstValue("Allow").ifPresent(allow -> methods.addAll(List.of(allow.split(", ", -1))));
        }
        return methods;
    }

    private static Set<String> wordsOfRoutes() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/crossbook/http"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Routes.java"))
                    .toList()) {
                Matcher matcher = SEGMENT.matcher(Files.readString(file));
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        return words;
    }

    private static void walk(JsonNode node, String place, List<String> examples) {
        if (node.has("example") && node.has("schema")) {
            examples.add(place);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> walk(field.getValue(), place + "/" + OpenApi.escape(field.getKey()), examples));
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(ApiClient.anonymous().base() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
