package io.crossbook.kubernetes;

import static io.crossbook.kubernetes.Manifests.list;
import static io.crossbook.kubernetes.Manifests.matches;
import static io.crossbook.kubernetes.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.kubernetes.Manifests.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one object of an overlay says of another is true. */
class ManifestReferencesTest {
    private static final Path OPERATIONS = Path.of("docs", "operations.md");

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everySelectorFindsPods(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (String kind : List.of("Service", "PodDisruptionBudget")) {
            for (JsonNode object : manifests.kind(kind)) {
                assertThat(manifests.selected(object.at("/spec/selector")))
                        .as("%s %s", kind, name(object))
                        .hasSize(1);
            }
        }
        for (String kind : List.of("Deployment", "StatefulSet")) {
            for (JsonNode object : manifests.kind(kind)) {
                assertThat(manifests.selected(object.at("/spec/selector")))
                        .extracting(Workload::name)
                        .containsExactly(name(object));
            }
        }
        for (Workload workload : manifests.workloads()) {
            for (JsonNode spread : list(workload.pod().path("topologySpreadConstraints"))) {
                assertThat(manifests.selected(spread.path("labelSelector"))).contains(workload);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyServiceAndProbeNamesAPortOfItsPods(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (JsonNode service : manifests.kind("Service")) {
            for (JsonNode port : list(service.at("/spec/ports"))) {
                assertThat(manifests.selected(service.at("/spec/selector")))
                        .allMatch(pods -> pods.hasPort(port.path("targetPort").asText()));
            }
        }
        for (Workload workload : manifests.workloads()) {
            for (JsonNode container : workload.containers()) {
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                    JsonNode port = container.at("/" + probe + "/httpGet/port");
                    assertThat(port.isMissingNode() || workload.hasPort(port.asText()))
                            .as("%s of %s", probe, workload.name())
                            .isTrue();
                }
            }
        }
        for (JsonNode monitor : manifests.kind("ServiceMonitor")) {
            List<JsonNode> services = manifests.kind("Service").stream()
                    .filter(service ->
                            matches(Manifests.labels(monitor.at("/spec/selector")), service.at("/metadata/labels")))
                    .map(JsonNode.class::cast)
                    .toList();
            assertThat(services).hasSize(1);
            for (JsonNode endpoint : list(monitor.at("/spec/endpoints"))) {
                assertThat(list(services.get(0).at("/spec/ports")))
                        .extracting(port -> port.path("name"))
                        .contains(endpoint.path("port"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyVolumeIsThereAndMounted(String overlay) {
        for (Workload workload : Manifests.of(overlay).workloads()) {
            List<String> volumes = Stream.of("volumes", "volumeClaimTemplates")
                    .flatMap(key -> list(workload.pod().path(key)).stream())
                    .map(volume -> volume.path("name").asText())
                    .toList();
            List<String> mounts = workload.containers().stream()
                    .flatMap(container -> list(container.path("volumeMounts")).stream())
                    .map(mount -> mount.path("name").asText())
                    .toList();
            List<String> claims = workload.kind().equals("StatefulSet") ? List.of("data") : List.of();
            assertThat(mounts)
                    .as(workload.name())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(volumes.stream(), claims.stream()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyConfigMapAndKeyIsThereAndEverySecretIsInTheInstructions(String overlay) throws Exception {
        Manifests manifests = Manifests.of(overlay);
        String instructions = Files.readString(OPERATIONS);
        for (Workload workload : manifests.workloads()) {
            for (JsonNode reference : workload.template().findValues("configMapKeyRef")) {
                JsonNode map = manifests.get("ConfigMap", reference.path("name").asText());
                assertThat(map.path("data").has(reference.path("key").asText()))
                        .as("%s", reference)
                        .isTrue();
            }
            for (JsonNode source : workload.template().findValues("configMap")) {
                JsonNode map = manifests.get("ConfigMap", source.path("name").asText());
                assertThat(list(source.path("items"))).isNotEmpty().allMatch(item -> map.path("data")
                        .has(item.path("key").asText()));
            }
            for (JsonNode source : workload.template().findValues("secret")) {
                assertThat(instructions)
                        .contains("secret generic " + source.path("name").asText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void theAutoscalerTheAlertsAndTheRolesNameWhatIsThere(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (JsonNode scaler : manifests.kind("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            assertThat(manifests.find(
                            target.path("kind").asText(), target.path("name").asText()))
                    .isPresent();
        }
        for (JsonNode binding : manifests.kind("RoleBinding")) {
            assertThat(manifests.find("Role", binding.at("/roleRef/name").asText()))
                    .isPresent();
            for (JsonNode subject : list(binding.path("subjects"))) {
                JsonNode account =
                        manifests.get("ServiceAccount", subject.path("name").asText());
                assertThat(subject.path("namespace")).isEqualTo(account.at("/metadata/namespace"));
            }
        }
        for (Workload workload : manifests.workloads()) {
            JsonNode account = workload.pod().path("serviceAccountName");
            assertThat(account.isMissingNode()
                            || manifests
                                    .find("ServiceAccount", account.asText())
                                    .isPresent())
                    .isTrue();
        }
        for (JsonNode rule : manifests.kind("PrometheusRule")) {
            assertThat(rule.toString())
                    .contains("deployment=\\\"" + manifests.nodes().name() + "\\\"")
                    .contains("service=\\\"" + name(manifests.get("Service", "crossbook-management")) + "\\\"")
                    .contains("cronjob=\\\"" + name(manifests.kind("CronJob").get(0)) + "\\\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everythingIsInTheNamespaceThatEnforcesTheRestrictedProfile(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        JsonNode namespace = manifests.kind("Namespace").get(0);
        assertThat(namespace
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
        assertThat(manifests.objects())
                .filteredOn(object -> !object.equals(namespace))
                .allMatch(object -> object.at("/metadata/namespace").asText().equals(name(namespace)));
    }
}
