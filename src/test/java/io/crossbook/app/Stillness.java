package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Whether everything has come to rest, seen in the database only, so that looking wakes nobody. */
final class Stillness {
    private static final String UNRESOLVED =
            """
            SELECT (SELECT count(*) FROM wake_list)
                 + (SELECT coalesce(max(ordering), 0) FROM event_journal) - (SELECT ordering FROM wake_horizon)
            """;

    private Stillness() {}

    /** Waits until nobody who ever wrote to the journal has anything unresolved. */
    static void await(DatabaseSettings database, Duration atMost) {
        Awaitility.await()
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(number(database, UNRESOLVED)).isZero());
    }

    /** The single number a query gives. */
    static long number(DatabaseSettings database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
