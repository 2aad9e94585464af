package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
    private static final int EXIT_BY_SIGTERM = 143;

    @TempDir
    Path data;

    @Test
    void servesStopsCleanlyAndContinues() throws Exception {
        try (Program first = Program.serve(data)) {
            assertThat(get(first.awaitReady())).isEqualTo(200);
            assertThat(first.terminate().allOutput())
                    .contains("creating the database", "migrations applied")
                    .endsWith("stopped");
            assertThat(first.exitCode()).isEqualTo(EXIT_BY_SIGTERM);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        String management = Program.freePort();
        try (Program second = Program.serve(data, "--management-port", management)) {
            assertThat(get(second.awaitReady())).isEqualTo(200);
            assertThat(text("http://127.0.0.1:" + management + "/metrics"))
                    .contains("jvm_memory_used_bytes", "crossbook_streams_sockets 0.0");
            assertThat(second.terminate().allOutput())
                    .contains("up to date")
                    .doesNotContain("creating the database")
                    .doesNotContainIgnoringCase("exception");
        }
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        try (Program killed = Program.serve(data)) {
            killed.awaitReady();
            killed.kill();
        }
        assertThat(data.resolve("postgres/postmaster.pid")).exists();
        try (Program next = Program.serve(data)) {
            assertThat(get(next.awaitReady())).isEqualTo(200);
        }
    }

    @Test
    void usesADatabaseThatIsNamedAndNoneOfItsOwn() throws Exception {
        DatabaseSettings database = TestDatabase.fresh();
        String url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        try (Program program = Program.serve(data, "--database-url", url)) {
            assertThat(get(program.awaitReady())).isEqualTo(200);
            assertThat(program.terminate().allOutput()).doesNotContain(database.password());
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() throws Exception {
        try (Program one = Program.serve(data.resolve("one"))) {
            String port = String.valueOf(URI.create(one.awaitReady()).getPort());
            try (Program two = Program.serve(data.resolve("two"), "--http-port", port)) {
                assertThat(two.allOutput())
                        .contains("Cannot listen on 127.0.0.1:" + port)
                        .contains("--http-port");
                assertThat(two.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void saysWhatToDoWhenTheDatabaseCannotBeReached() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + Program.freePort() + "/nothing";
        try (Program program = Program.serve(data, "--database-url", url)) {
            assertThat(program.allOutput()).contains("cannot be prepared", "Check that it runs");
            assertThat(program.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void saysWhoHasTheDataDirectory() throws Exception {
        Files.createDirectories(data);
        try (Program one = Program.serve(data)) {
            one.awaitReady();
            assertThat(new DataDirectory(data).database()).isPresent();
            try (Program two = Program.serve(data)) {
                assertThat(two.allOutput()).contains("Another Crossbook (process ");
                assertThat(two.exitCode()).isEqualTo(1);
            }
        }
    }

    private static String text(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int get(String url) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/v1/markets")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
