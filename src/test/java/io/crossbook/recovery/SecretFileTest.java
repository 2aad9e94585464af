package io.crossbook.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskLeavesNothingAndSaysWhatToDo() {
        Path file = folder.resolve("export");

        assertThatThrownBy(() -> SecretFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(ExportUnusable.class)
                .hasMessageContainingAll("No space left on device", "--to");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBrokenDatabaseLeavesNothing() {
        assertThatThrownBy(() -> SecretFile.write(folder.resolve("export"), out -> {
                    throw new SQLException("gone");
                }))
                .hasMessage("gone");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SecretFile.write(folder.resolve("none/export"), out -> null))
                .isInstanceOf(ExportUnusable.class)
                .hasMessageContaining("none");
    }
}
