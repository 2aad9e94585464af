package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.conditional;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.reject;
import static akka.http.javadsl.server.Directives.respondWithHeaders;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.AcceptEncoding;
import akka.http.javadsl.model.headers.ContentEncoding;
import akka.http.javadsl.model.headers.EntityTag;
import akka.http.javadsl.model.headers.HttpEncodingRange;
import akka.http.javadsl.model.headers.HttpEncodings;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The web UI: its files, and one page for every address that a browser asks for and that is nothing else. */
final class WebRoutes {
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

    private final WebFiles files;

    WebRoutes(WebFiles files) {
        this.files = files;
    }

    /** Says nothing about addresses of the API and its description, also not which methods they know. */
    Route route() {
        return extractRequest(request -> ofOthers(request.getUri().path()) ? reject() : get(() -> ours(request)));
    }

    private Route ours(HttpRequest request) {
        return concat(
                pathPrefix("assets", () -> path(segment(), name -> file(request, files.hashed(name), FOR_EVER))),
                path(segment(), name -> file(request, files.unhashed(name), ASK_AGAIN)),
                isPage(request) ? response(request, files.page(), ASK_AGAIN) : reject());
    }

    private static boolean ofOthers(String path) {
        return path.startsWith("/v1") || path.startsWith("/docs");
    }

    private static Route file(HttpRequest request, Optional<WebFile> file, String caching) {
        return file.map(found -> response(request, found, caching)).orElseGet(() -> reject());
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

    /** The file, or that it has not changed; each form of it has a tag of its own (RFC 9110, 8.8.3.3). */
    private static Route response(HttpRequest request, WebFile file, String caching) {
        boolean gzip = acceptsGzip(request);
        List<HttpHeader> headers = List.of(
                RawHeader.create("Cache-Control", caching),
                RawHeader.create("Vary", "Accept-Encoding"),
                RawHeader.create("Content-Security-Policy", POLICY));
        EntityTag tag = EntityTag.create(gzip ? file.tag() + "-gzip" : file.tag(), false);
        return respondWithHeaders(headers, () -> conditional(tag, () -> complete(content(file, gzip))));
    }

    private static HttpResponse content(WebFile file, boolean gzip) {
        String ending = file.name().substring(file.name().lastIndexOf('.') + 1);
        ContentType type = TYPES.getOrDefault(ending, ContentTypes.TEXT_PLAIN_UTF8);
        HttpResponse response =
                HttpResponse.create().withEntity(HttpEntities.create(type, gzip ? file.compressed() : file.plain()));
        return gzip ? response.addHeader(ContentEncoding.create(HttpEncodings.GZIP)) : response;
    }

    /** Whether gzip is named or, when it is not, everything is (RFC 9110, 12.5.3). */
    private static boolean acceptsGzip(HttpRequest request) {
        List<HttpEncodingRange> ranges = new ArrayList<>();
        request.getHeader(AcceptEncoding.class)
                .ifPresent(header -> header.getEncodings().forEach(ranges::add));
        return ranges.stream()
                .filter(range -> range.matches(HttpEncodings.GZIP))
                .min(Comparator.comparing(range -> range.matches(HttpEncodings.COMPRESS)))
                .filter(range -> range.qValue() > 0)
                .isPresent();
    }
}
