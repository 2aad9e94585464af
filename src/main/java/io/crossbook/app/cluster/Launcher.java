package io.crossbook.app.cluster;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.StartFailure;
import io.crossbook.config.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts this program in the background.
 *
 * @param data directory of all processes
 * @param program how to start it, but for options of Java in front and a command behind
 */
record Launcher(Path data, List<String> program) {
    private static final String DATABASE_HEAP = "64m";
    private static final String DATABASE_READY = "Database is ready";
    private static final Duration START_PATIENCE = Duration.ofSeconds(150);
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Returns when the database can be used. */
    void database(Background process) {
        process.start(command(DATABASE_HEAP, List.of(), List.of("database", "--data", data.toString())), Map.of());
        Waiting.until(
                START_PATIENCE,
                PAUSE,
                () -> {
                    if (!process.isAlive()) {
                        throw process.failure("ended");
                    }
                    return process.words().stream().anyMatch(line -> line.startsWith(DATABASE_READY));
                },
                () -> process.failure("is not ready"));
    }

    void node(LocalNode node, ClusterPlan plan) {
        node(node, plan, List.of());
    }

    void node(LocalNode node, ClusterPlan plan, List<String> javaOptions) {
        Map<String, String> environment = new HashMap<>(database(plan));
        environment.putAll(plan.environment(node.number()));
        node.process().start(command(plan.heap(), javaOptions, plan.arguments(node.number(), data)), environment);
    }

    private List<String> command(String heap, List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        // A session of its own: Ctrl-C and the end of this terminal are not meant for it.
        command.add("setsid");
        command.add(program.get(0));
        command.add("-Xmx" + heap);
        command.addAll(javaOptions);
        command.addAll(program.subList(1, program.size()));
        command.addAll(arguments);
        return command;
    }

    /** The password goes this way because everybody on the machine can read command lines. */
    private Map<String, String> database(ClusterPlan plan) {
        if (!plan.databaseUrl().isEmpty()) {
            return Map.of("CROSSBOOK_DATABASE_URL", plan.databaseUrl());
        }
        DatabaseSettings embedded = new DataDirectory(data)
                .database()
                .orElseThrow(() -> new StartFailure("The password of the database is gone from " + data + "."));
        return Map.of(
                "CROSSBOOK_DATABASE_URL", embedded.url(),
                "CROSSBOOK_DATABASE_USER", embedded.user(),
                "CROSSBOOK_DATABASE_PASSWORD", embedded.password());
    }
}
