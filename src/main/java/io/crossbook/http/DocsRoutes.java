package io.crossbook.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.getFromResource;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.pathSingleSlash;
import static akka.http.javadsl.server.Directives.redirect;
import static akka.http.javadsl.server.Directives.reject;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.server.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/** The API's document and a page to read and try it; everything comes from this server. */
final class DocsRoutes {
    private static final ContentType YAML =
            MediaTypes.customBinary("application", "yaml", true).toContentType();
    private static final String DOCUMENT = "docs/openapi.yaml";
    private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Set<String> FILES = Set.of(
            "swagger-ui.css",
            "index.css",
            "favicon-16x16.png",
            "favicon-32x32.png",
            "swagger-ui-bundle.js",
            "swagger-ui-standalone-preset.js");
    private static final String START_SCRIPT =
            """
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: "/openapi.yaml",
                dom_id: "#swagger-ui",
                deepLinking: true,
                validatorUrl: null,
                presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
                layout: "StandaloneLayout"
              });
            };
            """;

    private final String folder = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

    Route route() {
        return concat(
                path("openapi.yaml", () -> get(() -> getFromResource(DOCUMENT, YAML))),
                pathPrefix("docs", () -> get(this::pages)));
    }

    private Route pages() {
        return concat(
                pathEnd(() -> redirect(Uri.create("/docs/"), StatusCodes.PERMANENT_REDIRECT)),
                pathSingleSlash(() -> getFromResource(folder + "index.html")),
                path("swagger-initializer.js", () -> complete(startScript())),
                path(segment(), file -> FILES.contains(file) ? getFromResource(folder + file) : reject()));
    }

    private static HttpResponse startScript() {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8), START_SCRIPT));
    }

    private static String version() {
        try (InputStream file = DocsRoutes.class.getClassLoader().getResourceAsStream(WEBJAR)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
