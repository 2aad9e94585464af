package io.crossbook.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.sourcing.AtRest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The waker over a real journal, with entities that the test answers for. */
class WakerIT {
    private final DatabaseSettings database = TestDatabase.fresh();
    private final HikariDataSource pool = database.pool("waker-test", 2);
    private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString(
                    """
                    akka.actor.provider = cluster
                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    akka.cluster.jmx.multi-mbeans-in-same-jvm = on
                    akka.log-dead-letters = off
                    """)
            .withFallback(ConfigFactory.defaultReference()));
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletionStage<Boolean>> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void start() {
        Cluster cluster = Cluster.get(kit.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
        pool.close();
    }

    private void startWaker() {
        Waker.init(
                kit.system(),
                pool,
                ForkJoinPool.commonPool(),
                Duration.ofMillis(100),
                Map.of("Tally", this::answer, "Broken", (id, seen) -> {
                    throw new IllegalStateException("nobody by the name of " + id);
                }));
    }

    private CompletionStage<Boolean> answer(String id, long seen) {
        asked.put(id, seen);
        return answers.getOrDefault(id, CompletableFuture.completedFuture(true));
    }

    private void write(String persistenceId, long from, int count) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                PreparedStatement insert = connection.prepareStatement(
                        """
                        INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
                                                   adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
                        SELECT ?, number, 'w', 0, '', 33, '', '' FROM generate_series(?, ?) AS number
                        """)) {
            insert.setString(1, persistenceId);
            insert.setLong(2, from);
            insert.setLong(3, from + count - 1);
            insert.executeUpdate();
        }
    }

    private List<String> listed() throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT persistence_id FROM wake_list ORDER BY 1")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    @Test
    void whoeverWroteIsAskedOnceWithTheNumberOfTheLastEvent() throws Exception {
        write("Tally|a", 1, 3);
        write("Tally|b", 1, 1);
        startWaker();

        Awaitility.await().untilAsserted(() -> assertThat(asked).containsOnly(Map.entry("a", 3L), Map.entry("b", 1L)));
        Awaitility.await().untilAsserted(() -> assertThat(listed()).isEmpty());
    }

    @Test
    void whoIsKnownToBeAtRestIsNotAskedUnlessItsJournalWentOn() throws Exception {
        AtRest.of(kit.system()).note("Tally|resting", 3);
        AtRest.of(kit.system()).note("Tally|restless", 1);
        write("Tally|resting", 1, 3);
        write("Tally|restless", 1, 2);
        startWaker();

        Awaitility.await().untilAsserted(() -> assertThat(asked).containsOnly(Map.entry("restless", 2L)));
        Awaitility.await().untilAsserted(() -> assertThat(listed()).isEmpty());
        assertThat(asked).doesNotContainKey("resting");
    }

    @Test
    void whoFailsOrHasNoHomeKeepsNobodyElseFromBeingAsked() throws Exception {
        write("Broken|a", 1, 1);
        write("Tally|failing", 1, 1);
        write("Tally|restless", 1, 1);
        write("Tally|well", 1, 1);
        write("Unknown|x", 1, 1);
        answers.put("failing", CompletableFuture.failedFuture(new IllegalStateException("no answer")));
        answers.put("restless", CompletableFuture.completedFuture(false));
        startWaker();

        Awaitility.await().untilAsserted(() -> assertThat(listed())
                .containsExactly("Broken|a", "Tally|failing", "Tally|restless"));
        answers.put("restless", CompletableFuture.completedFuture(true));
        Awaitility.await().untilAsserted(() -> assertThat(listed()).containsExactly("Broken|a", "Tally|failing"));
    }

    @Test
    void whoWritesWhileHisAnswerIsUnderWayStaysOnTheList() throws Exception {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        answers.put("a", slow);
        write("Tally|a", 1, 1);
        startWaker();
        Awaitility.await().until(() -> asked.containsKey("a"));

        write("Tally|a", 2, 1);
        slow.complete(true);

        Awaitility.await().untilAsserted(() -> assertThat(asked).containsEntry("a", 2L));
    }

    @Test
    void aJournalOfManyEventsIsLookedThroughInSteps() throws Exception {
        write("Tally|a", 1, 450_000);
        startWaker();

        Awaitility.await().untilAsserted(() -> assertThat(asked).containsEntry("a", 450_000L));
    }
}
