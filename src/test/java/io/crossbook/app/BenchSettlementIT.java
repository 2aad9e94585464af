package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark as a person runs it, as small as can be. */
@Tag("alone")
class BenchSettlementIT {
    @TempDir
    Path data;

    @Test
    void aSmallRunPaysEverybodyAndEnds() throws IOException, InterruptedException {
        try (Program bench = Program.run(
                "bench",
                "settlement",
                "--users=60",
                "--others=4",
                "--markets=1",
                "--rate=20",
                "--warmup=1",
                "--seconds=1",
                "--data=" + data)) {
            String report = bench.allOutput();

            assertThat(bench.exitCode()).as(report).isZero();
            assertThat(report)
                    .containsPattern("users with bets, all paid +60\\b")
                    .containsPattern("users paid +[1-9][0-9,]*/s")
                    .containsPattern("before: accepted +[1-9][0-9,]*/s")
                    .containsPattern("during: accepted")
                    .containsPattern("money is conserved +OK");
        }
    }
}
