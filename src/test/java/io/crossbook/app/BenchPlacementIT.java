package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark as a person runs it, as small as can be. It checks itself that its counts add up. */
@Tag("alone")
class BenchPlacementIT {
    @TempDir
    Path data;

    @Test
    void aSmallRunMeasuresEverythingAndEnds() throws IOException, InterruptedException {
        try (Program bench = Program.run(
                "bench",
                "placement",
                "--users=5",
                "--markets=2",
                "--warmup=1",
                "--seconds=1",
                "--repetitions=1",
                "--data=" + data)) {
            String report = bench.allOutput();

            assertThat(bench.exitCode()).as(report).isZero();
            assertThat(report)
                    .containsPattern("all [1-9][0-9,]* acknowledged orders are in the journal")
                    .containsPattern("placements, one outstanding order per user +[1-9][0-9,]*/s")
                    .containsPattern("not accepted +none")
                    .containsPattern("raw ceiling, 400 rows a commit +[1-9]")
                    .containsPattern("stored procedure, 32 clients +[1-9]")
                    .containsPattern("money is conserved +OK");
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(data).isNotEmptyDirectory();
        }
    }
}
