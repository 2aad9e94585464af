package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.StoredJournal;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.recovery.ExportUnusable;
import io.crossbook.recovery.Restore;
import io.crossbook.verify.VerifyExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as people run them, on databases with a journal in them and on empty ones. */
class ExportCommandIT {
    private static final int DONE = 0;
    private static final int FAILED = 2;
    private static final long SEED = 5;
    private static final String WHOLE_JOURNAL =
            "SELECT md5(string_agg(j::text, '|' ORDER BY ordering)) FROM event_journal j";
    private static final String COUNT = "SELECT count(*)::text FROM event_journal";

    @TempDir
    Path folder;

    private static DatabaseSettings withStory(long seed) throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            StoredJournal.storeStory(connection, seed, 4_000);
            statement.execute("INSERT INTO users VALUES ('u-1', 'alice', 'secret', '{user,admin}', now())");
            statement.execute("INSERT INTO akka_projection_offset_store VALUES"
                    + " ('notify-Wallet', '0 of 4', '17', 'LNG', false, 0),"
                    + " ('views-wallet', '0/4', '9', 'LNG', false, 0)");
        }
        return database;
    }

    private static int crossbook(String command, DatabaseSettings database, Object... more) {
        List<String> line = new ArrayList<>(List.of(command, "--database-url", database.url()));
        line.addAll(List.of("--user", database.user(), "--password", database.password()));
        Arrays.stream(more).map(Object::toString).forEach(line::add);
        return Main.execute(line.toArray(new String[0]));
    }

    private static String ask(DatabaseSettings database, String query) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int verify(Path... files) {
        return VerifyExport.run(
                Arrays.stream(files).map(Path::toString).toArray(String[]::new), System.out, System.err);
    }

    private Path exported(DatabaseSettings database) {
        Path file = folder.resolve("export.jsonl.gz");
        assertThat(crossbook("export", database, "--to", file)).isEqualTo(DONE);
        return file;
    }

    @Test
    void whatIsRestoredIsTheSameBitByBitAndGoesOnFromThere() throws SQLException, IOException {
        DatabaseSettings original = withStory(SEED);
        Path file = exported(original);
        DatabaseSettings empty = TestDatabase.fresh();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(verify(file)).isZero();
        assertThat(crossbook("restore", empty, file)).isEqualTo(DONE);

        for (String same : List.of(
                WHOLE_JOURNAL,
                "SELECT u::text FROM users u",
                "SELECT key::text FROM notification_key",
                "SELECT o::text FROM akka_projection_offset_store o WHERE projection_name = 'notify-Wallet'")) {
            assertThat(ask(empty, same)).isNotNull().isEqualTo(ask(original, same));
        }
        assertThat(ask(empty, "SELECT count(*) FROM akka_projection_offset_store"))
                .isEqualTo("1");
        String next = "SELECT nextval(pg_get_serial_sequence('event_journal', 'ordering'))";
        assertThat(ask(empty, next)).isEqualTo(ask(original, next));
        assertThat(crossbook("audit", empty)).isEqualTo(DONE);
    }

    @Test
    void onlyAnEmptyDatabaseIsRestoredInto() throws SQLException {
        Path file = exported(withStory(SEED));
        DatabaseSettings other = withStory(SEED + 1);
        String before = ask(other, WHOLE_JOURNAL);

        assertThat(crossbook("restore", other, file)).isEqualTo(FAILED);
        assertThat(ask(other, WHOLE_JOURNAL)).isEqualTo(before);
    }

    @Test
    void nobodyElseMayBeConnected() throws SQLException {
        Path file = exported(withStory(SEED));
        DatabaseSettings empty = TestDatabase.fresh();
        try (Connection other = TestDatabase.connect(empty)) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(crossbook("restore", empty, file)).isEqualTo(FAILED);
        }
        assertThat(ask(empty, COUNT)).isEqualTo("0");
    }

    @Test
    void aDamagedExportLeavesNothingBehind() throws SQLException, IOException {
        Path file = exported(withStory(SEED));
        byte[] bytes = Files.readAllBytes(file);
        DatabaseSettings empty = TestDatabase.fresh();

        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(crossbook("restore", empty, file)).isEqualTo(FAILED);
        Files.writeString(file, "something else");
        assertThat(crossbook("restore", empty, file)).isEqualTo(FAILED);

        assertThat(ask(empty, COUNT)).isEqualTo("0");
        assertThat(ask(empty, "SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void anInterruptedRestoreLeavesNothingAndCanBeRunAgain() throws SQLException {
        Path file = exported(withStory(SEED));
        DatabaseSettings empty = TestDatabase.fresh();
        try (Connection connection = TestDatabase.connect(empty)) {
            assertThatThrownBy(() -> Restore.run(connection, List.of(file), events -> {
                        if (events == 1_050) {
                            throw new IllegalStateException("interrupted");
                        }
                    }))
                    .hasMessage("interrupted");
        }
        assertThat(ask(empty, COUNT)).isEqualTo("0");
        assertThat(crossbook("restore", empty, file)).isEqualTo(DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "1"})
    void theRestOfTheJournalCanBeLeftOut(String until) throws SQLException {
        Path file = folder.resolve("until.jsonl.gz");
        assertThat(crossbook("export", withStory(SEED), "--until", until, "--to", file))
                .isEqualTo(DONE);
        DatabaseSettings empty = TestDatabase.fresh();

        assertThat(verify(file)).isZero();
        assertThat(crossbook("restore", empty, file)).isEqualTo(DONE);
        assertThat(ask(empty, COUNT)).isEqualTo(until);
        assertThat(ask(empty, "SELECT count(*) FROM akka_projection_offset_store"))
                .isEqualTo("0");
    }

    @Test
    void aContinuationHoldsTheRestAndFitsNoOtherJournal() throws SQLException {
        DatabaseSettings original = withStory(SEED);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertThat(crossbook("export", original, "--until", "300", "--to", first))
                .isEqualTo(DONE);
        assertThat(crossbook("export", original, "--from", first, "--to", second))
                .isEqualTo(DONE);
        DatabaseSettings empty = TestDatabase.fresh();

        assertThat(verify(first, second)).isZero();
        assertThat(crossbook("restore", empty, second)).isEqualTo(FAILED);
        assertThat(crossbook("restore", empty, first, second)).isEqualTo(DONE);
        assertThat(ask(empty, WHOLE_JOURNAL)).isEqualTo(ask(original, WHOLE_JOURNAL));
        assertThat(crossbook("export", withStory(SEED + 1), "--from", first, "--to", folder.resolve("third")))
                .isEqualTo(FAILED);
    }

    @Test
    void noFileIsLeftWhenItCannotBeWritten() throws SQLException, IOException {
        DatabaseSettings database = TestDatabase.fresh();
        Path there = Files.writeString(folder.resolve("there"), "precious");

        assertThat(crossbook("export", database, "--to", there)).isEqualTo(FAILED);
        assertThat(crossbook("export", database, "--to", there.resolve("below")))
                .isEqualTo(FAILED);
        assertThat(crossbook("export", database, "--until", "tomorrow")).isEqualTo(FAILED);
        assertThat(there).hasContent("precious");
        assertThat(folder).isDirectoryContaining(there::equals);
    }

    @Test
    void whatWasIsShownFromTheJournalAndFromAnExport() throws SQLException {
        DatabaseSettings database = withStory(SEED);
        Path file = exported(database);

        assertThat(crossbook("inspect", database, "wallet", "alice")).isEqualTo(DONE);
        assertThat(crossbook("inspect", database, "book", "market-0", "--event", "2"))
                .isEqualTo(DONE);
        assertThat(Main.execute("inspect", "market", "market-0", "--from", file.toString()))
                .isEqualTo(DONE);
        assertThat(crossbook("inspect", database, "wallet", "nobody")).isEqualTo(FAILED);
        assertThat(crossbook("inspect", database, "wallet", "alice", "--at", "1970-01-01T00:00:00Z"))
                .isEqualTo(FAILED);
        assertThat(crossbook("inspect", database, "horse", "alice")).isEqualTo(FAILED);
    }

    @Test
    void anEmptyExchangeCanBeExportedToo() throws SQLException {
        Path file = exported(TestDatabase.fresh());

        assertThat(verify(file)).isZero();
        assertThat(crossbook("restore", TestDatabase.fresh(), file)).isEqualTo(DONE);
        assertThatThrownBy(() -> Restore.schema(List.of(folder.resolve("none"))))
                .isInstanceOf(ExportUnusable.class);
    }
}
