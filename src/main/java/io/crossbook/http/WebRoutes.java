package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.encodeResponse;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.reject;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The web UI: its files, and one page for every address that a browser asks for and that is nothing else. */
final class WebRoutes {
    private static final String PAGE = "index.html";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Map<String, ContentType> TYPES = Map.of(
            "html", ContentTypes.TEXT_HTML_UTF8,
            "js", MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8),
            "css", MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8),
            "map", ContentTypes.APPLICATION_JSON,
            "svg", MediaTypes.IMAGE_SVG_XML.toContentType(),
            "webmanifest",
                    MediaTypes.customBinary("application", "manifest+json", true)
                            .toContentType());

    private final WebFiles files = new WebFiles();

    /** Says nothing about addresses of the API and its description, also not which methods they know. */
    Route route() {
        return extractRequest(request ->
                ofOthers(request.getUri().path()) ? reject() : get(() -> encodeResponse(() -> ours(request))));
    }

    private Route ours(HttpRequest request) {
        return concat(
                pathPrefix("assets", () -> path(segment(), name -> file(name, files.hashed(name), FOR_EVER))),
                path(segment(), name -> file(name, files.unhashed(name), ASK_AGAIN)),
                isPage(request) ? complete(response(PAGE, files.page(), ASK_AGAIN)) : reject());
    }

    private static boolean ofOthers(String path) {
        return path.startsWith("/v1") || path.startsWith("/docs");
    }

    private static Route file(String name, Optional<byte[]> content, String caching) {
        return content.map(bytes -> complete(response(name, bytes, caching))).orElseGet(() -> reject());
    }

    /** What a browser wants to show and that is no file; names of events may have a dot. */
    private static boolean isPage(HttpRequest request) {
        String path = request.getUri().path();
        return path.equals("/") || ((path.startsWith("/e/") || path.indexOf('.') < 0) && acceptsHtml(request));
    }

    private static boolean acceptsHtml(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .anyMatch(header -> header.is("accept") && header.value().contains("text/html"));
    }

    private static HttpResponse response(String name, byte[] content, String caching) {
        ContentType type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ContentTypes.TEXT_PLAIN_UTF8);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(type, content))
                .addHeader(RawHeader.create("Cache-Control", caching))
                .addHeader(RawHeader.create("Content-Security-Policy", POLICY));
    }
}
