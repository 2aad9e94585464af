package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema is applied by a command of its own, and a node that may not waits for that. */
class MigrateIT {
    @TempDir
    Path folder;

    private final DatabaseSettings database = TestDatabase.fresh();
    private String config;

    @BeforeEach
    void emptyTheDatabaseAndConfigureIt() throws Exception {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS read, public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
        Path password = Files.writeString(folder.resolve("password"), database.password() + "\n");
        Path file = Files.writeString(
                folder.resolve("site.conf"),
                """
                include required(classpath("cluster-config/single.conf"))
                crossbook.database { url = "%s", user = "%s", password-file = "%s", migrate = off }
                """
                        .formatted(database.url(), database.user(), password));
        config = file.toString();
    }

    @Test
    void aNodeThatMayNotMigrateServesOnlyAfterTheCommandHas() throws Exception {
        Path data = folder.resolve("data");
        try (Program tooEarly = Program.serve(data, "--config", config)) {
            assertThat(tooEarly.exitCode()).isEqualTo(1);
            assertThat(tooEarly.allOutput())
                    .contains("crossbook migrate")
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContain(database.password());
        }
        assertThat(Main.execute("migrate", "--config", config)).isZero();
        assertThat(Main.execute("migrate", "--config", config))
                .as("a second time")
                .isZero();
        try (Program node = Program.serve(data, "--config", config)) {
            assertThat(node.awaitReady()).isNotNull();
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void theCommandWantsADatabaseAndSaysSo() {
        assertThat(Main.execute("migrate")).isEqualTo(1);
    }
}
