package io.crossbook.kubernetes;

import static io.crossbook.kubernetes.Manifests.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.crossbook.kubernetes.Manifests.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests and the program mean the same: settings, environment, ports, commands, shutdown and metrics. */
class NodeSettingsTest {
    private static final Pattern METRIC = Pattern.compile("\\b(crossbook|jvm|process|kube)_[a-z_]+\\b");
    private static final Pattern BUILDER = Pattern.compile("\"(crossbook\\.[a-z.]+)\"");
    private static final Set<String> OF_THE_JVM = Set.of(
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "jvm_gc_pause_seconds_max",
            "jvm_threads_live_threads",
            "process_cpu_usage");
    private static final Set<String> OF_KUBERNETES = Set.of(
            "kube_job_status_failed",
            "kube_cronjob_status_last_successful_time",
            "kube_deployment_status_replicas_ready",
            "kube_deployment_status_replicas_available",
            "kube_deployment_spec_replicas");

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everySettingIsOneThatTheProgramKnows(String overlay) {
        Config known = ConfigFactory.load(ConfigFactory.parseResources("application.conf"));
        Set<String> unknown = site(overlay).resolveWith(environment()).entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !known.hasPathOrNull(key))
                .collect(Collectors.toSet());
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void nodesFindEachOtherByTheirLabelsAndPorts(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Workload nodes = manifests.nodes();
        Config config = settings(overlay);
        assertThat(config.getString("crossbook.cluster.join")).isEqualTo("bootstrap");
        assertThat(ports(nodes))
                .containsEntry("http", config.getInt("crossbook.http.port"))
                .containsEntry("management", config.getInt("akka.management.http.port"))
                .containsEntry("artery", config.getInt("akka.remote.artery.canonical.port"));
        Config bootstrap = config.getConfig("akka.management.cluster.bootstrap.contact-point-discovery");
        assertThat(ports(nodes)).containsKey(bootstrap.getString("port-name"));
        String selector = String.format(
                config.getString("akka.discovery.kubernetes-api.pod-label-selector"),
                bootstrap.getString("service-name"));
        for (String label : selector.split(",", -1)) {
            String[] parts = label.split("=", 2);
            assertThat(nodes.labels().path(parts[0]).asText()).isEqualTo(parts[1]);
        }
        assertThat(bootstrap.getInt("required-contact-point-nr")).isEqualTo(smallest(manifests));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void theSchemaIsMigratedEitherByTheNodesOrByAJob(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        boolean job = manifests.workloads().stream()
                .flatMap(workload -> workload.containers().stream())
                .anyMatch(container -> container.at("/args/0").asText().equals("migrate"));
        assertThat(settings(overlay).getBoolean("crossbook.database.migrate")).isEqualTo(!job);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyVariableOfTheEnvironmentIsRead(String overlay) throws IOException {
        String readers = text(Path.of("src/main/resources"), "conf", "xml")
                + text(Path.of("cluster-config"), "conf")
                + text(Path.of("src/main/java/io/crossbook/app"), "java");
        for (Workload workload : Manifests.of(overlay).workloads()) {
            for (JsonNode container : workload.containers()) {
                if (container.path("image").asText().contains("crossbook")) {
                    assertThat(list(container.path("env")))
                            .extracting(variable -> variable.path("name").asText())
                            .isNotEmpty()
                            .allMatch(name -> Pattern.compile("\\$\\{(\\?|env:)?" + name + "[:}]")
                                    .matcher(readers)
                                    .find());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void theGracePeriodIsLongerThanAShutdownMayTake(String overlay) {
        JsonNode pod = Manifests.of(overlay).nodes().pod();
        Config shutdown = settings(overlay).getConfig("akka.coordinated-shutdown");
        long phases = shutdown.getObject("phases").keySet().stream()
                .map(phase -> shutdown.getConfig("phases." + phase))
                .mapToLong(phase -> phase.hasPath("timeout")
                        ? phase.getDuration("timeout", TimeUnit.SECONDS)
                        : shutdown.getDuration("default-phase-timeout", TimeUnit.SECONDS))
                .sum();
        long before = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asLong();
        assertThat(before).isPositive();
        assertThat(pod.path("terminationGracePeriodSeconds").asLong()).isGreaterThan(before + phases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "crossbook-dashboard.json"})
    void everyMetricThatIsLookedAtExists(String file) throws IOException {
        Set<String> ours = new TreeSet<>();
        Matcher builders = BUILDER.matcher(text(Path.of("src/main/java/io/crossbook/app"), "java"));
        while (builders.find()) {
            ours.add(builders.group(1).replace('.', '_'));
        }
        Set<String> asked = new TreeSet<>();
        for (String query : queries(Path.of("k8s", "monitoring", file))) {
            METRIC.matcher(query).results().forEach(found -> asked.add(found.group()));
        }
        assertThat(asked)
                .hasSizeGreaterThan(5)
                .allMatch(metric -> OF_THE_JVM.contains(metric)
                        || OF_KUBERNETES.contains(metric)
                        || ours.contains(metric.replaceFirst(
                                "(_seconds|_commands|_rows)?(_bucket|_sum|_count|_max|_total)?$", "")));
    }

    private static List<String> queries(Path file) throws IOException {
        ObjectNode root = Kustomization.read(Files.readString(file)).get(0);
        return root.findValues("expr").stream().map(JsonNode::asText).toList();
    }

    private static int smallest(Manifests manifests) {
        return manifests.kind("HorizontalPodAutoscaler").stream()
                .findFirst()
                .map(scaler -> scaler.at("/spec/minReplicas").asInt())
                .orElseGet(() ->
                        manifests.kind("Deployment").get(0).at("/spec/replicas").asInt());
    }

    private static Map<String, Integer> ports(Workload nodes) {
        return list(nodes.pod().at("/containers/0/ports")).stream()
                .collect(Collectors.toMap(port -> port.path("name").asText(), port -> port.path("containerPort")
                        .asInt()));
    }

    private static Config site(String overlay) {
        JsonNode map = Manifests.of(overlay).get("ConfigMap", "crossbook-settings");
        return ConfigFactory.parseString(map.at("/data/site.conf").asText());
    }

    private static Config settings(String overlay) {
        return ConfigFactory.load(site(overlay)
                .withFallback(environment())
                .withFallback(ConfigFactory.parseResources("application.conf")));
    }

    private static Config environment() {
        return ConfigFactory.parseMap(Map.of("POD_IP", "10.1.2.3"));
    }

    private static String text(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                    text.append(Files.readString(file));
                }
            }
            return text.toString();
        }
    }
}
