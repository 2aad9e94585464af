package io.crossbook.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bundled web UI, read once from the class path. The bundler's account of what it made
 * ({@code meta.json}) says which files there are; their names contain a hash of what they hold.
 */
final class WebFiles {
    private static final String FOLDER = "web/";
    private static final String SCRIPT = "src/main.tsx";
    private static final String STYLES = "src/styles/main.css";
    private static final List<String> UNHASHED = List.of("icon.svg", "manifest.webmanifest");

    private final Map<String, WebFile> hashed = new HashMap<>();
    private final Map<String, WebFile> unhashed = new HashMap<>();
    private final WebFile page;

    /** Where the bundle is; null for a file that it does not have. */
    interface Bundle {
        InputStream open(String name);
    }

    WebFiles() {
        this(name -> WebFiles.class.getClassLoader().getResourceAsStream(FOLDER + name));
    }

    WebFiles(Bundle bundle) {
        try {
            JsonNode outputs =
                    new ObjectMapper().readTree(read(bundle, "meta.json")).path("outputs");
            String html = new String(read(bundle, "index.html"), StandardCharsets.UTF_8);
            for (Map.Entry<String, JsonNode> output : outputs.properties()) {
                String name = name(output.getKey());
                hashed.put(name, new WebFile(name, read(bundle, name)));
                String entry = output.getValue().path("entryPoint").asText();
                if (entry.equals(SCRIPT)) {
                    html = html.replace("\"/script\"", "\"/assets/" + name + "\"")
                            .replace("</head>", preloads(outputs, output.getKey()) + "</head>");
                }
                html = entry.equals(STYLES) ? html.replace("\"/styles\"", "\"/assets/" + name + "\"") : html;
            }
            for (String name : UNHASHED) {
                unhashed.put(name, new WebFile(name, read(bundle, name)));
            }
            page = new WebFile("index.html", html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links to what a script imports at once, so that a browser need not read the script before it asks for them. */
    private static String preloads(JsonNode outputs, String script) {
        Set<String> imported = new LinkedHashSet<>();
        addImports(outputs, script, imported);
        StringBuilder links = new StringBuilder();
        imported.forEach(path -> links.append("<link rel=\"modulepreload\" href=\"/assets/")
                .append(name(path))
                .append("\">"));
        return links.toString();
    }

    private static void addImports(JsonNode outputs, String script, Set<String> imported) {
        for (JsonNode each : outputs.path(script).path("imports")) {
            String path = each.path("path").asText();
            if (each.path("kind").asText().equals("import-statement") && imported.add(path)) {
                addImports(outputs, path, imported);
            }
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The page that every address of the UI shows. */
    WebFile page() {
        return page;
    }

    /** A file whose name changes whenever its content does. */
    Optional<WebFile> hashed(String name) {
        return Optional.ofNullable(hashed.get(name));
    }

    /** A file whose content may change. */
    Optional<WebFile> unhashed(String name) {
        return Optional.ofNullable(unhashed.get(name));
    }

    private static byte[] read(Bundle bundle, String name) throws IOException {
        try (InputStream file = bundle.open(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is not in the bundle of the web UI");
            }
            return file.readAllBytes();
        }
    }
}
