package io.crossbook.sourcing.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.sourcing.JournalRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A journal in a test database, and rows to fill it with. */
final class TestJournal {
    private TestJournal() {}

    static Config config(DatabaseSettings database) {
        Config over = ConfigFactory.parseMap(Map.of(
                "crossbook.database.url", database.url(),
                "crossbook.database.user", database.user(),
                "crossbook.database.password", database.password(),
                "akka.actor.provider", "local"));
        return ConfigFactory.load(over.withFallback(ConfigFactory.parseResources("application.conf")));
    }

    static JournalWriter writer(DatabaseSettings database) {
        JournalSettings settings = JournalSettings.from(config(database));
        return new JournalWriter(
                        new PostgresSink(settings), settings.queueWrites(), settings.batchRows(), JournalRecorder.NONE)
                .start();
    }

    /** Events of one entity, numbered from the first. */
    static List<JournalRow> rows(String persistenceId, long first, int count, String tag) {
        List<JournalRow> rows = new ArrayList<>();
        for (long n = first; n < first + count; n++) {
            rows.add(row(persistenceId, n, tag));
        }
        return rows;
    }

    static JournalRow row(String persistenceId, long sequenceNumber, String tag) {
        return new JournalRow(persistenceId, sequenceNumber, "writer", 0, "", 33, "Event", new byte[] {1, 2, 3}, tag);
    }

    /** How many rows {@code SELECT count(*) FROM} the text finds. */
    static long count(DatabaseSettings database, String from) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
