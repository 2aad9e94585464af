package io.crossbook.sourcing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.JavaProcess;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {
    private static final int ACKNOWLEDGED_BEFORE_THE_CRASH = 200;

    @TempDir
    Path data;

    @Test
    void everyAcknowledgedEventSurvivesTheDeathOfProgramAndDatabase() throws Exception {
        Process program = JavaProcess.start(EndlessAppender.class, data.toString());
        long acknowledged = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged < ACKNOWLEDGED_BEFORE_THE_CRASH) {
                acknowledged = Long.parseLong(output.readLine());
            }
            kill(program.toHandle());
            kill(postmaster());
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }
        program.waitFor();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(new DataDirectory(data), 0, step -> {})) {
            long kept = TestJournal.count(database.settings(), "event_journal");
            assertThat(kept).isBetween(acknowledged, acknowledged + 1);
            assertThat(TestJournal.count(database.settings(), "event_journal WHERE sequence_number <= " + kept))
                    .isEqualTo(kept);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }

    private static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
    }
}
