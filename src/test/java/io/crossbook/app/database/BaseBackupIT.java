package io.crossbook.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.audit.Audit;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.audit.StoredJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The other drill of docs/operations.md: PostgreSQL's own backup. What pg_basebackup does is done by hand here, because
 * it is not among the embedded programs: a copy of the files of a running server, and the WAL that it archives.
 */
class BaseBackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOURNAL = "SELECT md5(string_agg(j::text, '|' ORDER BY ordering)) FROM event_journal j";
    private static final List<String> NOT_COPIED = List.of("postmaster.pid", "postmaster.opts", "pg_wal");

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedAfterTheBackupComesBackFromTheArchive() throws Exception {
        Path data = folder.resolve("data");
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path backup = folder.resolve("backup");
        archiveTo(archive, data);
        String written;
        try (EmbeddedDatabase database = start(data)) {
            Migrations.apply(database.settings());
            backUp(database, data.resolve("postgres"), backup);
            try (Connection connection = TestDatabase.connect(database.settings())) {
                StoredJournal.storeStory(connection, 7, 1_000);
            }
            written = ask(database, JOURNAL);
            awaitArchived(database);
        }
        Folders.delete(data.resolve("postgres"));

        Files.move(backup, data.resolve("postgres"));
        Files.createFile(data.resolve("postgres/recovery.signal"));
        Files.writeString(
                data.resolve("postgres/postgresql.auto.conf"),
                "restore_command = 'cp " + archive + "/%f %p'\n",
                StandardOpenOption.APPEND);
        try (EmbeddedDatabase database = start(data)) {
            Awaitility.await().atMost(PATIENCE).until(() -> ask(database, "SELECT pg_is_in_recovery()"), "f"::equals);
            assertThat(ask(database, JOURNAL)).isNotNull().isEqualTo(written);
            try (Connection connection = TestDatabase.connect(database.settings())) {
                assertThat(Audit.run(PostgresJournal.open(connection, false), true, events -> {})
                                .isClean())
                        .isTrue();
            }
        }
    }

    private static void archiveTo(Path archive, Path data) throws SQLException {
        try (EmbeddedDatabase database = start(data)) {
            execute(database, "ALTER SYSTEM SET archive_mode = on");
            execute(
                    database,
                    "ALTER SYSTEM SET archive_command = 'test ! -f " + archive + "/%f && cp %p " + archive + "/%f'");
        }
    }

    private static EmbeddedDatabase start(Path data) {
        return EmbeddedDatabase.start(new DataDirectory(data), 0, step -> {});
    }

    private static void backUp(EmbeddedDatabase database, Path files, Path backup) throws SQLException, IOException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('drill', true)");
            copy(files, backup);
            try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                row.next();
                Files.writeString(backup.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createDirectories(backup.resolve("pg_wal"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path relative = from.relativize(file);
                if (!NOT_COPIED.contains(relative.getName(0).toString())) {
                    Files.copy(file, to.resolve(relative.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void awaitArchived(EmbeddedDatabase database) throws SQLException {
        String last = ask(database, "SELECT pg_walfile_name(pg_switch_wal())");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ask(database, "SELECT last_archived_wal FROM pg_stat_archiver"), last::equals);
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
