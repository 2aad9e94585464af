package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
    void aPasswordLiesInAFileWithOrWithoutALineEnd(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);
        Config config = NodeConfig.load(
                null,
                Map.of(
                        "crossbook.database.password-file", file.toString(),
                        "crossbook.auth.first-admin.password-file", file.toString(),
                        "crossbook.notification.email.password-file", file.toString(),
                        "crossbook.payments.secret-file", file.toString(),
                        "crossbook.database.password", "another"));
        assertThat(config.getString("crossbook.database.password")).isEqualTo("s3cret");
        assertThat(config.getString("crossbook.auth.first-admin.password")).isEqualTo("s3cret");
        assertThat(config.getString("crossbook.notification.email.password")).isEqualTo("s3cret");
        assertThat(config.getString("crossbook.payments.secret")).isEqualTo("s3cret");
    }

    @Test
    void withoutAFileThePasswordIsTheConfiguredOne() {
        Config config = NodeConfig.load(null, Map.of("crossbook.database.password", "plain"));
        assertThat(config.getString("crossbook.database.password")).isEqualTo("plain");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        String file = folder.resolve("nowhere").toString();
        assertThatThrownBy(() -> NodeConfig.load(null, Map.of("crossbook.database.password-file", file)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file);
    }
}
