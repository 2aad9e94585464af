package io.crossbook.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of what can be asked for, like {@code GET /v1/orders/{orderId}}, as docs/openapi.yaml has them: few, however
 * many paths callers think of. Everything else is {@link #OTHER}, also with an unknown method.
 */
final class Endpoints {
    static final String OTHER = "other";

    private static final String DOCUMENT = "docs/openapi.yaml";
    private static final String BASE = "/v1";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** One more segment of a path; whatever has no place of its own here may be a parameter. */
    private static final class Node {
        private final Map<String, Node> literal = new HashMap<>();
        private final Map<String, Node> parameterWithSuffix = new HashMap<>();
        private final Map<String, String> byMethod = new HashMap<>();
        private Node parameter;

        Node child(String segment) {
            if (!segment.startsWith("{")) {
                return literal.computeIfAbsent(segment, same -> new Node());
            }
            String suffix = segment.substring(segment.indexOf('}') + 1);
            if (!suffix.isEmpty()) {
                return parameterWithSuffix.computeIfAbsent(suffix, same -> new Node());
            }
            parameter = parameter == null ? new Node() : parameter;
            return parameter;
        }

        Node find(String segment) {
            Node found = literal.get(segment);
            if (found != null) {
                return found;
            }
            int dot = segment.lastIndexOf('.');
            Node suffixed = dot < 0 ? null : parameterWithSuffix.get(segment.substring(dot));
            return suffixed == null ? parameter : suffixed;
        }
    }

    private final Node root = new Node();

    /** Reads the document. */
    Endpoints() {
        try (BufferedReader document = new BufferedReader(new InputStreamReader(
                Endpoints.class.getClassLoader().getResourceAsStream(DOCUMENT), StandardCharsets.UTF_8))) {
            read(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths stand under "paths" two columns to the right, their methods four. */
    private void read(BufferedReader document) throws IOException {
        String path = null;
        boolean inPaths = false;
        for (String line = document.readLine(); line != null; line = document.readLine()) {
            if (!line.startsWith(" ") && line.endsWith(":")) {
                inPaths = line.equals("paths:");
            }
            if (inPaths && line.startsWith("  /") && line.endsWith(":")) {
                path = BASE + line.substring(2, line.length() - 1);
            } else if (inPaths && line.startsWith("    ") && line.endsWith(":")) {
                String method = line.substring(4, line.length() - 1);
                if (METHODS.contains(method)) {
                    add(method.toUpperCase(Locale.ROOT), path);
                }
            }
        }
    }

    private void add(String method, String path) {
        Node node = root;
        for (String segment : path.substring(1).split("/", -1)) {
            node = node.child(segment);
        }
        node.byMethod.put(method, method + " " + path);
    }

    /** The name of what is asked for. */
    String of(String method, String path) {
        Node node = root;
        for (int from = 1; node != null && from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            node = node.find(path.substring(from, to));
            from = to + 1;
        }
        return node == null ? OTHER : node.byMethod.getOrDefault(method, OTHER);
    }
}
