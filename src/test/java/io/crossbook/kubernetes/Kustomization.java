package io.crossbook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As much of kustomize as the overlays in k8s/ use, so that they can be checked where it is not installed: resources,
 * namespace, images, JSON patches (add and replace of members and of elements by index) and config maps from files.
 * Anything else in a kustomization.yaml is refused; that the rest is done as kustomize does it is for a test to show.
 */
final class Kustomization {
    /** Names the place behind the last element of an array (RFC 6902). */
    private static final String END = "-";

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> UNDERSTOOD =
            Set.of("apiVersion", "kind", "namespace", "resources", "images", "patches", "configMapGenerator");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private final Path folder;
    private final JsonNode file;
    private final List<ObjectNode> objects = new ArrayList<>();

    private Kustomization(Path folder) throws IOException {
        this.folder = folder;
        this.file = YAML.readTree(folder.resolve("kustomization.yaml").toFile());
        file.fieldNames().forEachRemaining(key -> {
            if (!UNDERSTOOD.contains(key)) {
                throw new IllegalArgumentException("not understood in " + folder + ": " + key);
            }
        });
    }

    /** The objects that the folder's kustomization.yaml amounts to. */
    static List<ObjectNode> build(Path folder) throws IOException {
        Kustomization kustomization = new Kustomization(folder);
        kustomization.gather();
        kustomization.change();
        return kustomization.objects;
    }

    /** The objects of a YAML stream. */
    static List<ObjectNode> read(String yaml) throws IOException {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return documents.readAll();
        }
    }

    private void gather() throws IOException {
        for (JsonNode resource : file.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            objects.addAll(Files.isDirectory(path) ? build(path) : read(Files.readString(path)));
        }
        for (JsonNode generator : file.path("configMapGenerator")) {
            objects.add(configMap(generator));
        }
    }

    private ObjectNode configMap(JsonNode generator) throws IOException {
        if (!generator.at("/options/disableNameSuffixHash").asBoolean()) {
            throw new IllegalArgumentException("names with a hash are not understood");
        }
        ObjectNode map = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata =
                map.putObject("metadata").put("name", generator.path("name").asText());
        metadata.set("labels", generator.at("/options/labels"));
        ObjectNode data = map.putObject("data");
        for (JsonNode source : generator.path("files")) {
            data.put(source.asText(), Files.readString(folder.resolve(source.asText())));
        }
        return map;
    }

    private void change() throws IOException {
        for (ObjectNode object : objects) {
            String kind = object.path("kind").asText();
            if (file.has("namespace") && !CLUSTER_WIDE.contains(kind)) {
                ((ObjectNode) object.path("metadata")).set("namespace", file.get("namespace"));
            }
            for (JsonNode patch : file.path("patches")) {
                JsonNode target = patch.path("target");
                if (target.path("kind").asText().equals(kind)
                        && target.path("name").equals(object.at("/metadata/name"))) {
                    apply(YAML.readTree(patch.path("patch").asText()), object);
                }
            }
            object.findValues("containers").forEach(containers -> containers.forEach(this::image));
        }
    }

    private static void apply(JsonNode operations, ObjectNode object) {
        for (JsonNode operation : operations) {
            String path = operation.path("path").asText();
            int end = path.lastIndexOf('/');
            JsonNode parent = object.at(path.substring(0, end));
            String member = path.substring(end + 1);
            boolean replaces = operation.path("op").asText().equals("replace");
            if (!replaces && !operation.path("op").asText().equals("add")) {
                throw new IllegalArgumentException("not understood: " + operation);
            }
            if (parent instanceof ObjectNode members && (!replaces || members.has(member))) {
                members.set(member, operation.path("value"));
            } else if (parent instanceof ArrayNode elements && replaces) {
                elements.set(Integer.parseInt(member), operation.path("value"));
            } else if (parent instanceof ArrayNode elements && member.equals(END)) {
                elements.add(operation.path("value"));
            } else {
                throw new IllegalArgumentException("nothing there for " + operation);
            }
        }
    }

    private void image(JsonNode container) {
        for (JsonNode image : file.path("images")) {
            if (image.path("name").equals(container.path("image"))) {
                String name = image.path("newName").asText() + ":"
                        + image.path("newTag").asText();
                ((ObjectNode) container).put("image", name);
                return;
            }
        }
    }
}
