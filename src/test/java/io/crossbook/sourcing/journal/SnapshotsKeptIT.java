package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsKeptIT {
    private final DatabaseSettings database = TestDatabase.fresh();

    @Test
    void theLastTwoSnapshotsOfEachEntityStay() throws SQLException {
        try (Connection connection = TestDatabase.connect(database)) {
            for (long sequence : new long[] {1000, 2000, 3000}) {
                save(connection, "Wallet|alice", sequence);
            }
            save(connection, "Wallet|bob", 1000);

            assertThat(sequences(connection, "Wallet|alice")).containsExactly(2000L, 3000L);
            assertThat(sequences(connection, "Wallet|bob")).containsExactly(1000L);
        }
    }

    private static void save(Connection connection, String persistenceId, long sequence) throws SQLException {
        String sql =
                """
                INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest,
                                      snapshot_payload)
                VALUES (?, ?, 0, 0, '', '')
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, persistenceId);
            insert.setLong(2, sequence);
            insert.executeUpdate();
        }
    }

    private static List<Long> sequences(Connection connection, String persistenceId) throws SQLException {
        String sql = "SELECT sequence_number FROM snapshot WHERE persistence_id = ? ORDER BY sequence_number";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, persistenceId);
            List<Long> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            return found;
        }
    }
}
