package io.crossbook.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.app.JavaProcess;
import io.crossbook.config.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    Path data;

    @Test
    void keepsItsRowsAndItsPasswordOverARestart() throws Exception {
        String password;
        try (EmbeddedDatabase database = start(data)) {
            password = database.settings().password();
            execute(database, "CREATE TABLE kept (n INT)");
            execute(database, "INSERT INTO kept VALUES (42)");
        }
        try (EmbeddedDatabase database = start(data)) {
            assertThat(query(database, "SELECT n FROM kept")).isEqualTo("42");
            assertThat(database.settings().password()).isEqualTo(password).hasSizeGreaterThan(20);
        }
    }

    @Test
    void runsDurablyAndOnTheLoopbackAddressOnly() throws Exception {
        try (EmbeddedDatabase database = start(data)) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(database, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void letsNobodyInWithoutThePasswordThatOnlyTheOwnerCanRead() throws Exception {
        try (EmbeddedDatabase database = start(data)) {
            Path file = data.resolve("database.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(new DataDirectory(data).database()).contains(database.settings());
            String url = database.settings().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "crossbook", "postgres"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void takesOverFromAnOwnerThatWasKilled() throws Exception {
        Process owner = JavaProcess.start(HeldDatabase.class, data.toString());
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("started");
            DatabaseSettings settings = new DataDirectory(data).database().orElseThrow();
            try (Connection connection = TestDatabase.connect(settings);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (n INT)");
                statement.execute("INSERT INTO kept VALUES (42)");
            }
            assertThatThrownBy(() -> start(data))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("process " + owner.pid());
        } finally {
            owner.destroyForcibly().waitFor();
        }
        String orphan = postmaster();
        try (EmbeddedDatabase database = start(data)) {
            assertThat(query(database, "SELECT n FROM kept")).isEqualTo("42");
            assertThat(postmaster()).isNotEqualTo(orphan);
        }
    }

    private String postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
    }

    @Test
    void startsBesideAPidFileThatBelongsToSomebodyElse() throws Exception {
        start(data).close();
        Path pidFile = data.resolve("postgres/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data + "\n");
        try (EmbeddedDatabase database = start(data)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void runsTwoDirectoriesSideBySide() throws Exception {
        try (EmbeddedDatabase one = start(data.resolve("one"));
                EmbeddedDatabase two = start(data.resolve("two"))) {
            execute(one, "CREATE TABLE only_in_one (n INT)");
            assertThat(query(one, "SELECT count(*) FROM only_in_one")).isEqualTo("0");
            assertThatThrownBy(() -> query(two, "SELECT count(*) FROM only_in_one"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedDatabase.start(new DataDirectory(data), port, step -> {}))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("is taken");
        }
    }

    @Test
    void refusesTheFolderOfAnotherMajorVersion() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "14\n");
        new DataDirectory(data).writeDatabase(new DatabaseSettings("", "crossbook", "secret"));
        assertThatThrownBy(() -> start(data))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("made by PostgreSQL 14");
    }

    @Test
    void aSecondCommandSharesTheRunningDatabaseAndStartsAStoppedOne() throws Exception {
        try (EmbeddedDatabase database = start(data)) {
            try (DatabaseAccess access = DatabaseAccess.open(data, step -> {})) {
                assertThat(access.settings()).isEqualTo(database.settings());
            }
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        try (DatabaseAccess access = DatabaseAccess.open(data, step -> {})) {
            assertThat(TestDatabase.connect(access.settings())).isNotNull();
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aSecondCommandNeverCreatesADatabase() {
        assertThatThrownBy(() -> DatabaseAccess.open(data, step -> {}))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no database in");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void appliesTheSchemaOnce() {
        try (EmbeddedDatabase database = start(data)) {
            assertThat(Migrations.apply(database.settings())).isPositive();
            assertThat(Migrations.apply(database.settings())).isZero();
        }
    }

    private static EmbeddedDatabase start(Path folder) {
        return EmbeddedDatabase.start(new DataDirectory(folder), 0, step -> {});
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
