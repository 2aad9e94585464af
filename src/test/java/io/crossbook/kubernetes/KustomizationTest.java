package io.crossbook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays are what Kubernetes understands, to the last field, and what kubectl makes of them is the same. */
class KustomizationTest {
    private static final int OLDEST_KUBECTL_MINOR = 27;

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyFieldIsKnownAndNoneIsMissing(String overlay) {
        List<ObjectNode> objects = Manifests.of(overlay).objects();
        assertThat(objects).hasSizeGreaterThan(10);
        for (ObjectNode object : objects) {
            assertThatCode(() -> StrictSchema.check(object))
                    .as("%s %s", object.path("kind").asText(), Manifests.name(object))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/containers/0/livenessProbe, failureTreshold, 3",
        "Deployment, /spec/template/spec/securityContext, runAsNonroot, true",
        "Deployment, /spec, minReadySeconds, twenty",
        "Deployment, /spec, selector,",
        "Deployment, /spec/template/spec, containers, none",
        "NetworkPolicy, /spec, egres, []",
        "PodDisruptionBudget, /spec, minAvailabel, 2",
        "HorizontalPodAutoscaler, /spec/scaleTargetRef, kind,",
        "RoleBinding, '', roleRef,",
        "ServiceMonitor, /spec/endpoints/0, intervall, 15s",
        "ServiceMonitor, /spec, endpoints, management",
        "PrometheusRule, /spec/groups/0/rules/0, severity, critical"
    })
    void aSlipIsFound(String kind, String place, String field, String value) {
        ObjectNode object = Manifests.of("production").kind(kind).get(0).deepCopy();
        ObjectNode parent = (ObjectNode) object.at(place);
        if (value == null) {
            assertThat(parent.remove(field)).isNotNull();
        } else {
            parent.put(field, value);
        }
        assertThatThrownBy(() -> StrictSchema.check(object)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void kubectlMakesTheSameOfIt(String overlay) throws Exception {
        assumeTrue(hasKubectl(), "no kubectl 1." + OLDEST_KUBECTL_MINOR + " or newer on this machine");
        String yaml =
                run("kubectl", "kustomize", Manifests.OVERLAYS.resolve(overlay).toString());
        List<ObjectNode> real = Kustomization.read(yaml);
        assertThat(byName(real)).isEqualTo(byName(Manifests.of(overlay).objects()));
        real.forEach(StrictSchema::check);
    }

    @Test
    void refusesWhatItDoesNotUnderstand(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "namePrefix: my-\n");
        assertThatThrownBy(() -> Kustomization.build(folder)).hasMessageContaining("namePrefix");
    }

    @Test
    void refusesToReplaceWhatIsNotThere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n");
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                """
                resources: [a.yaml]
                patches:
                  - target: {kind: Pod, name: a}
                    patch: "[{op: replace, path: /spec, value: {}}]"
                """);
        assertThatThrownBy(() -> Kustomization.build(folder)).hasMessageContaining("nothing there");
    }

    /** By kind and name, since kubectl has an order of its own. */
    private static Map<String, JsonNode> byName(List<ObjectNode> objects) {
        Map<String, JsonNode> byName = new TreeMap<>();
        for (ObjectNode object : objects) {
            assertThat(byName.put(object.path("kind").asText() + " " + Manifests.name(object), object))
                    .as("a second %s", Manifests.name(object))
                    .isNull();
        }
        return byName;
    }

    private static boolean hasKubectl() throws Exception {
        try {
            String version = run("kubectl", "version", "--client", "--output=json");
            JsonNode client = Kustomization.read(version).get(0).path("clientVersion");
            return client.path("minor").asText("0").replaceAll("\\D", "").compareTo("" + OLDEST_KUBECTL_MINOR) >= 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isZero();
        assertThat(err).isEmpty();
        return out;
    }
}
