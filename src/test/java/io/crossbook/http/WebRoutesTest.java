package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebRoutesTest {
    private static final ActorTestKit KIT =
            ActorTestKit.create(ConfigFactory.parseString("akka.actor.provider = local"));
    private static final String SCRIPT = "let price = 1;".repeat(100);
    private static final Map<String, String> BUNDLE = Map.of(
            "meta.json",
                    """
                    {"outputs":{
                        "out/main-A1.js":{"entryPoint":"src/main.tsx","imports":[
                            {"path":"out/chunk-B2.js","kind":"import-statement"},
                            {"path":"out/Office-C3.js","kind":"dynamic-import"}]},
                        "out/chunk-B2.js":{"imports":[{"path":"out/chunk-D4.js","kind":"import-statement"}]},
                        "out/chunk-D4.js":{"imports":[{"path":"out/chunk-B2.js","kind":"import-statement"}]},
                        "out/Office-C3.js":{}}}
                    """,
            "index.html", "<head><script src=\"/script\"></script></head>",
            "main-A1.js", SCRIPT,
            "chunk-B2.js", "",
            "chunk-D4.js", "",
            "Office-C3.js", "",
            "icon.svg", "<svg/>",
            "manifest.webmanifest", "{}");
    private static final WebFiles FILES =
            new WebFiles(name -> new ByteArrayInputStream(BUNDLE.get(name).getBytes(StandardCharsets.UTF_8)));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static HttpResponse get(String path, String... headers) throws Exception {
        HttpRequest request = HttpRequest.GET(path);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.addHeader(HttpHeader.parse(headers[i], headers[i + 1]));
        }
        return new WebRoutes(FILES)
                .route()
                .function(KIT.system())
                .apply(request)
                .toCompletableFuture()
                .get();
    }

    private static byte[] body(HttpResponse response) {
        return ((HttpEntity.Strict) response.entity()).getData().toArray();
    }

    private static String header(HttpResponse response, String name) {
        return response.getHeader(name).map(HttpHeader::value).orElse(null);
    }

    private static String unzipped(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void thePageNamesWhatItsScriptImportsAtOnceAndNothingThatMayComeLater() throws Exception {
        assertThat(new String(body(get("/", "Accept-Encoding", "identity")), StandardCharsets.UTF_8))
                .isEqualTo("<head><script src=\"/assets/main-A1.js\"></script>"
                        + "<link rel=\"modulepreload\" href=\"/assets/chunk-B2.js\">"
                        + "<link rel=\"modulepreload\" href=\"/assets/chunk-D4.js\"></head>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip", "gzip, deflate, br, zstd", "*", "br;q=1.0, gzip;q=0.1", "*;q=0, gzip"})
    void whoTakesGzipGetsTheSameCompressedBytesEachTime(String accepted) throws Exception {
        HttpResponse response = get("/assets/main-A1.js", "Accept-Encoding", accepted);
        assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(response, "Cache-Control")).contains("immutable");
        assertThat(body(response)).hasSizeLessThan(SCRIPT.length() / 5);
        assertThat(unzipped(body(response))).isEqualTo(SCRIPT);
        WebFile file = FILES.hashed("main-A1.js").orElseThrow();
        assertThat(file.compressed()).isSameAs(file.compressed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"identity", "gzip;q=0", "*, gzip;q=0", "br"})
    void whoDoesNotTakeGzipGetsTheFileAsItIs(String accepted) throws Exception {
        HttpResponse response = get("/assets/main-A1.js", "Accept-Encoding", accepted);
        assertThat(header(response, "Content-Encoding")).isNull();
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(new String(body(response), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
        assertThat(body(get("/assets/main-A1.js"))).isEqualTo(body(response));
    }

    @Test
    void whoHasTheFileInThisFormIsToldSoAndWhoHasAnotherGetsIt() throws Exception {
        String plain = header(get("/", "Accept", "text/html"), "ETag");
        String compressed = header(get("/", "Accept-Encoding", "gzip"), "ETag");
        assertThat(plain).matches("\"[A-Za-z0-9_-]{16}\"").isNotEqualTo(compressed);
        HttpResponse same = get("/", "Accept-Encoding", "gzip", "If-None-Match", compressed);
        assertThat(same.status().intValue()).isEqualTo(304);
        assertThat(same.entity().isKnownEmpty()).isTrue();
        assertThat(header(same, "ETag")).isEqualTo(compressed);
        assertThat(header(same, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(same, "Cache-Control")).isEqualTo("no-cache");
        HttpResponse other = get("/", "Accept-Encoding", "gzip", "If-None-Match", plain);
        assertThat(other.status().intValue()).isEqualTo(200);
        assertThat(unzipped(body(other))).contains("/assets/main-A1.js");
    }
}
