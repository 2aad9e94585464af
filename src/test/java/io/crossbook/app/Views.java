package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.readside.Rebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The views in a database. */
final class Views {
    // Entities of followed kinds whose events are not all in the views yet.
    private static final String BEHIND =
            """
            SELECT count(*) FROM (
              SELECT persistence_id, max(sequence_number) AS seq FROM event_journal
              WHERE split_part(persistence_id, '|', 1) IN ('Wallet', 'OrderBook', 'Market') GROUP BY 1) j
            LEFT JOIN read.progress p USING (persistence_id) WHERE p.seq IS DISTINCT FROM j.seq
            """;

    private Views() {}

    /** Waits until the views know every event. */
    static void awaitAll(DatabaseSettings database, Duration atMost) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                        Stillness.number(database, BEHIND))
                .isZero());
    }

    /** Every row of every view is what the journal comes to. */
    static void assertEqualTheJournal(DatabaseSettings database) throws SQLException {
        Map<String, Long> differences = new TreeMap<>();
        for (String view : Rebuild.names()) {
            try (Connection connection = TestDatabase.connect(database)) {
                differences.putAll(Rebuild.compare(connection, view, events -> {}));
            }
        }
        assertThat(differences)
                .hasSize(Rebuild.names().size() + 1)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }
}
