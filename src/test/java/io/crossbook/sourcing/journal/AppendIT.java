package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendIT {
    private static final long LOCK = 7241906335120401L;

    private final DatabaseSettings database = TestDatabase.fresh();
    private final List<JournalWriter> writers = new ArrayList<>();

    @AfterEach
    void stop() {
        writers.forEach(JournalWriter::close);
    }

    @Test
    void aConflictFailsOnlyTheWriteThatHasIt() throws SQLException {
        JournalWriter writer = writer();
        writer.write(TestJournal.rows("taken", 1, 1, null)).join();
        List<CompletableFuture<Void>> writes = asOneBatch(writer, "a", "b", "taken", "c", "d");
        assertThat(failed(writes)).containsExactly(false, false, true, false, false);
        assertThat(sqlState(writes.get(2))).isEqualTo("23505");
        assertThat(count("persistence_id IN ('a', 'b', 'c', 'd')")).isEqualTo(4);
    }

    @Test
    void aNulCharacterFailsOnlyTheWriteThatHasIt() throws SQLException {
        List<CompletableFuture<Void>> writes = asOneBatch(writer(), "a", "b\0b", "c");
        assertThat(failed(writes)).containsExactly(false, true, false);
        assertThat(count("true")).isEqualTo(3);
    }

    @Test
    void aTooLongIdFailsOnlyTheWriteThatHasIt() throws SQLException {
        List<CompletableFuture<Void>> writes = asOneBatch(writer(), "a", "x".repeat(300), "c");
        assertThat(failed(writes)).containsExactly(false, true, false);
        assertThat(sqlState(writes.get(1))).isEqualTo("22001");
    }

    @Test
    void aWriteIsStoredAsAWholeOrNotAtAll() throws SQLException {
        JournalWriter writer = writer();
        writer.write(TestJournal.rows("a", 3, 1, null)).join();
        CompletableFuture<Void> overlapping = writer.write(TestJournal.rows("a", 1, 5, null));
        await().until(overlapping::isDone);
        assertThat(overlapping).isCompletedExceptionally();
        assertThat(count("true")).isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfAnEntitysEvents() throws SQLException {
        JournalWriter writer = writer();
        writer.write(TestJournal.rows("a", 1, 1000, "t")).join();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sequence_number FROM event_journal ORDER BY ordering")) {
            for (long expected = 1; expected <= 1000; expected++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE event_journal SET tag = 'x'", "DELETE FROM event_journal", "TRUNCATE event_journal"})
    void nothingThatHappenedCanBeChanged(String statement) throws SQLException {
        writer().write(TestJournal.rows("a", 1, 1, null)).join();
        try (Connection connection = TestDatabase.connect(database);
                Statement tampering = connection.createStatement()) {
            assertThatThrownBy(() -> tampering.execute(statement)).hasMessageContaining("append-only");
        }
        assertThat(count("tag IS NULL")).isEqualTo(1);
    }

    @Test
    void comesBackAfterTheDatabaseCutsTheConnection() throws SQLException {
        JournalWriter writer = writer();
        writer.write(TestJournal.rows("a", 1, 1, null)).join();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND application_name = 'crossbook-journal'");
        }
        CompletableFuture<Void> cut = writer.write(TestJournal.rows("b", 1, 1, null));
        await().until(cut::isDone);
        assertThat(cut).isCompletedExceptionally();
        writer.write(TestJournal.rows("c", 1, 1, null)).join();
        assertThat(count("persistence_id = 'c'")).isEqualTo(1);
    }

    @Test
    void aReaderThatFollowsTheNumbersMissesNothingOfParallelWriters() throws Exception {
        int writes = 300;
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            JournalWriter writer = writer();
            for (int i = 0; i < writes; i++) {
                done.add(writer.write(TestJournal.rows("w" + w + "-" + i, 1, 1 + i % 7, "t")));
                // Refused rows leave holes in the numbers.
                done.add(writer.write(TestJournal.rows("same", 1, 1, "t")));
            }
        }
        List<String> seen = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            long last = 0;
            boolean finished = false;
            while (true) {
                try (ResultSet rows = statement.executeQuery("SELECT ordering, persistence_id || ' ' || sequence_number"
                        + " FROM event_journal WHERE ordering > " + last + " ORDER BY ordering")) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        seen.add(rows.getString(2));
                    }
                }
                if (finished) {
                    break;
                }
                finished = done.stream().allMatch(CompletableFuture::isDone);
            }
        }
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen).hasSize((int) count("true"));
        assertThat(done.stream().filter(write -> !write.isCompletedExceptionally()))
                .hasSize(4 * writes + 1);
    }

    private JournalWriter writer() {
        JournalWriter writer = TestJournal.writer(database);
        writers.add(writer);
        return writer;
    }

    /** Makes the writes wait behind the journal's lock, so that they go into one batch. */
    private List<CompletableFuture<Void>> asOneBatch(JournalWriter writer, String... ids) throws SQLException {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        try (Connection holder = TestDatabase.connect(database);
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            CompletableFuture<Void> before = writer.write(TestJournal.rows("before", 1, 1, null));
            await().until(() -> TestJournal.count(database, "pg_locks WHERE NOT granted") > 0);
            for (String id : ids) {
                writes.add(writer.write(TestJournal.rows(id, 1, 1, null)));
            }
            assertThat(before).isNotDone();
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        }
        await().until(() -> writes.stream().allMatch(CompletableFuture::isDone));
        return writes;
    }

    private static List<Boolean> failed(List<CompletableFuture<Void>> writes) {
        return writes.stream().map(CompletableFuture::isCompletedExceptionally).toList();
    }

    private static String sqlState(CompletableFuture<Void> failed) {
        try {
            failed.join();
            return "none";
        } catch (CompletionException e) {
            return ((SQLException) e.getCause()).getSQLState();
        }
    }

    private long count(String condition) throws SQLException {
        return TestJournal.count(database, "event_journal WHERE " + condition);
    }
}
