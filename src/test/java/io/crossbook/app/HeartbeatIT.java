package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first seed node sees in the database whether others are alive that it cannot reach. */
@Tag("alone")
class HeartbeatIT {
    private static final String OTHER = "akka://crossbook@127.0.0.9:1";
    private static final String BEAT = "INSERT INTO node_heartbeat VALUES ('" + OTHER + "', 9, '" + OTHER
            + "', 2, clock_timestamp()) ON CONFLICT (address) DO UPDATE SET beaten_at = excluded.beaten_at";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final DatabaseSettings database = TestDatabase.fresh();
    private final ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
    private final String port = Program.freePort();
    private final String management = Program.freePort();

    @BeforeEach
    void anotherNodeHasBeatenAMomentAgo() throws SQLException {
        execute(BEAT);
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    private Program firstSeed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("seed.conf"),
                """
                crossbook.cluster.join = "seeds"
                crossbook.database { url = "%s", user = "%s", password = "%s" }
                akka.cluster {
                  seed-node-timeout = 1s
                  shutdown-after-unsuccessful-join-seed-nodes = 6s
                  seed-nodes = ["akka://crossbook@127.0.0.1:%s", "%s"]
                }
                """
                        .formatted(database.url(), database.user(), database.password(), port, OTHER));
        return Program.run(
                "serve",
                "--data",
                folder.toString(),
                "--config",
                file.toString(),
                "--cluster-port",
                port,
                "--management-port",
                management,
                "--http-port",
                Program.freePort());
    }

    @Test
    void beginsNoClusterBesideALivingOneAndEnds() throws Exception {
        ScheduledFuture<?> beats = otherBeats();
        try (Program node = firstSeed()) {
            assertThat(node.allOutput())
                    .contains(OTHER + " is alive, so this node joins it")
                    .doesNotContain("Crossbook is ready");
            assertThat(node.exitCode()).isEqualTo(1);
        }
        assertThat(beats.isDone()).as("the other one ended").isFalse();
        assertThat(beating()).containsExactly(OTHER);
    }

    @Test
    void beginsAClusterAfterTheOthersWereKilledAndSeesThemWhenTheyComeBackApart() throws Exception {
        try (Program node = firstSeed()) {
            node.awaitReady();
            assertThat(beating()).contains("akka://crossbook@127.0.0.1:" + port);
            ScheduledFuture<?> beats = otherBeats();
            await().atMost(PATIENCE).until(() -> metrics().contains("crossbook_cluster_foreign_nodes 1.0"));
            assertThat(beats.isDone()).as("the other one ended").isFalse();
            assertThat(node.terminate().allOutput())
                    .doesNotContain("is alive, so")
                    .endsWith("stopped");
        }
        assertThat(beating()).as("who leaves takes its row along").containsExactly(OTHER);
    }

    private ScheduledFuture<?> otherBeats() {
        return other.scheduleWithFixedDelay(() -> execute(BEAT), 0, 500, TimeUnit.MILLISECONDS);
    }

    private String metrics() throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + management + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private List<String> beating() throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT address FROM node_heartbeat ORDER BY address")) {
            List<String> addresses = new ArrayList<>();
            while (row.next()) {
                addresses.add(row.getString(1));
            }
            return addresses;
        }
    }

    private void execute(String sql) {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
