package io.crossbook.kubernetes;

import static io.crossbook.kubernetes.Manifests.list;
import static io.crossbook.kubernetes.Manifests.name;
import static io.crossbook.kubernetes.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.kubernetes.Manifests.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods may do no more than they must, secrets are files, and packets go only where they have to. */
class ManifestSafetyTest {
    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyPodKeepsToTheRestrictedProfileAndWritesOnlyToItsVolumes(String overlay) {
        for (Workload workload : Manifests.of(overlay).workloads()) {
            JsonNode pod = workload.pod().path("securityContext");
            assertThat(pod.path("runAsNonRoot").asBoolean()).as(workload.name()).isTrue();
            assertThat(pod.path("runAsUser").asInt()).as(workload.name()).isPositive();
            assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (String host : List.of("hostNetwork", "hostPID", "hostIPC", "hostUsers", "initContainers")) {
                assertThat(workload.pod().has(host)).as(host).isFalse();
            }
            for (JsonNode container : workload.containers()) {
                JsonNode context = container.path("securityContext");
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(texts(context.at("/capabilities/drop"))).containsExactly("ALL");
                assertThat(context.has("privileged")).isFalse();
                assertThat(container.at("/resources/requests").has("cpu")).isTrue();
                assertThat(container.at("/resources/limits").has("memory")).isTrue();
                assertThat(container.findValues("mountPath"))
                        .extracting(JsonNode::asText)
                        .contains("/tmp");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void noSecretIsInAnEnvironment(String overlay) {
        for (Workload workload : Manifests.of(overlay).workloads()) {
            assertThat(workload.template().findValues("secretKeyRef")).isEmpty();
            assertThat(workload.template().findValues("envFrom")).isEmpty();
            for (JsonNode container : workload.containers()) {
                List<String> mounts = list(container.path("volumeMounts")).stream()
                        .filter(mount -> mount.path("name").asText().equals("secrets"))
                        .map(mount -> mount.path("mountPath").asText() + "/")
                        .toList();
                assertThat(list(container.path("env")))
                        .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|SECRET|KEY).*"))
                        .isNotEmpty()
                        .allMatch(variable -> variable.path("name").asText().endsWith("_FILE"))
                        .allMatch(variable ->
                                mounts.stream().anyMatch(variable.path("value").asText()::startsWith));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void onlyNodesMayAskTheApiAndOnlyForPods(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(manifests.workloads())
                .filteredOn(workload ->
                        workload.pod().path("automountServiceAccountToken").asBoolean(true))
                .extracting(Workload::kind)
                .containsExactly("Deployment");
        assertThat(manifests.kind("Role")).hasSize(1);
        JsonNode rules = manifests.kind("Role").get(0).path("rules");
        assertThat(rules).hasSize(1);
        assertThat(texts(rules.at("/0/resources"))).containsExactly("pods");
        assertThat(texts(rules.at("/0/verbs"))).containsExactlyInAnyOrder("get", "list", "watch");
        assertThat(manifests.kind("ClusterRole")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void whatIsNotAllowedIsDenied(String overlay) {
        JsonNode deny =
                Manifests.of(overlay).get("NetworkPolicy", "default-deny").path("spec");
        assertThat(deny.path("podSelector")).isEmpty();
        assertThat(texts(deny.path("policyTypes"))).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyPolicyHoldsForPodsThatAreThereAndNamesTheirPorts(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (JsonNode policy : manifests.kind("NetworkPolicy")) {
            List<Workload> pods = manifests.selected(policy.at("/spec/podSelector"));
            assertThat(pods).as(name(policy)).isNotEmpty();
            for (JsonNode rule : list(policy.at("/spec/ingress"))) {
                assertThat(rule.path("from"))
                        .as("%s lets anybody in", name(policy))
                        .isNotEmpty();
                namedPorts(rule).forEach(port -> assertThat(pods).allMatch(to -> to.hasPort(port)));
            }
            for (JsonNode rule : list(policy.at("/spec/egress"))) {
                assertThat(rule.path("to"))
                        .as("%s lets out to anywhere", name(policy))
                        .isNotEmpty();
                for (JsonNode peer : list(rule.path("to"))) {
                    if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
                        List<Workload> there = manifests.selected(peer.path("podSelector"));
                        assertThat(there).isNotEmpty();
                        namedPorts(rule).forEach(port -> assertThat(there).allMatch(to -> to.hasPort(port)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void clusterTrafficComesOnlyFromNodes(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Set<String> from = new TreeSet<>();
        for (JsonNode policy : manifests.kind("NetworkPolicy")) {
            for (JsonNode rule : list(policy.at("/spec/ingress"))) {
                if (namedPorts(rule).anyMatch(Predicate.isEqual("artery"))) {
                    list(rule.path("from")).forEach(peer -> from.add(peer.toString()));
                }
            }
        }
        assertThat(from).hasSize(1);
        JsonNode peer = manifests.get("NetworkPolicy", "between-nodes").at("/spec/ingress/0/from/0");
        assertThat(from).containsExactly(peer.toString());
        assertThat(manifests.selected(peer.path("podSelector"))).containsExactly(manifests.nodes());
    }

    private static Stream<String> namedPorts(JsonNode rule) {
        return list(rule.path("ports")).stream()
                .map(port -> port.path("port"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
