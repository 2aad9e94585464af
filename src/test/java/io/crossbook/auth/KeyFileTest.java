package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path data;

    @Test
    void theKeyIsMadeOnceAndKept() throws Exception {
        Path file = data.resolve("keys/access-token.jwk");
        ECKey first = KeyFile.readOrCreate(file);
        assertThat(KeyFile.readOrCreate(file)).isEqualTo(first);
        assertThat(data.resolve("keys")).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(data.resolve("keys"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        Path file = data.resolve("keys/access-token.jwk");
        KeyFile.readOrCreate(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFileThatIsNoKeySaysWhatToDoAndStaysAsItIs() throws Exception {
        Path file = data.resolve("access-token.jwk");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> KeyFile.readOrCreate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Move it away");
        assertThat(file).hasContent("{}");
    }

    @Test
    void aPublicKeyCannotSign() throws Exception {
        Path file = data.resolve("access-token.jwk");
        ECKey key = KeyFile.readOrCreate(file);
        Files.writeString(file, key.toPublicJWK().toJSONString());
        assertThatThrownBy(() -> KeyFile.readOrCreate(file)).isInstanceOf(IllegalStateException.class);
    }
}
