package io.crossbook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of one overlay, as the API server would get them. */
record Manifests(List<ObjectNode> objects) {
    static final Path OVERLAYS = Path.of("k8s", "overlays");

    private static final Map<String, String> POD_TEMPLATES = Map.of(
            "Deployment", "/spec/template",
            "StatefulSet", "/spec/template",
            "Job", "/spec/template",
            "CronJob", "/spec/jobTemplate/spec/template");

    /** What runs pods: the object's kind and name, and the template of its pods. */
    record Workload(String kind, String name, JsonNode template) {
        JsonNode pod() {
            return template.path("spec");
        }

        JsonNode labels() {
            return template.at("/metadata/labels");
        }

        List<JsonNode> containers() {
            return list(pod().path("containers"));
        }

        boolean hasPort(String name) {
            return containers().stream()
                    .flatMap(container -> list(container.path("ports")).stream())
                    .anyMatch(port -> port.path("name").asText().equals(name));
        }
    }

    static Manifests of(String overlay) {
        try {
            return new Manifests(Kustomization.build(OVERLAYS.resolve(overlay)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ObjectNode> kind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<ObjectNode> find(String kind, String name) {
        return kind(kind).stream().filter(object -> name(object).equals(name)).findFirst();
    }

    JsonNode get(String kind, String name) {
        return find(kind, name).map(JsonNode.class::cast).orElse(MissingNode.getInstance());
    }

    List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        for (ObjectNode object : objects) {
            String template = POD_TEMPLATES.get(object.path("kind").asText());
            if (template != null) {
                workloads.add(new Workload(object.path("kind").asText(), name(object), object.at(template)));
            }
        }
        return workloads;
    }

    Workload nodes() {
        return workloads().stream()
                .filter(workload -> workload.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    /** The workloads whose pods a selector finds; an empty one finds all. */
    List<Workload> selected(JsonNode selector) {
        return workloads().stream()
                .filter(workload -> matches(labels(selector), workload.labels()))
                .toList();
    }

    /** Whether all of these labels are among those. */
    static boolean matches(JsonNode wanted, JsonNode labels) {
        return wanted.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    /** The labels of a selector, of the kind that has matchLabels or of a service's. */
    static JsonNode labels(JsonNode selector) {
        return selector.has("matchLabels") ? selector.path("matchLabels") : selector;
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static Stream<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText);
    }
}
