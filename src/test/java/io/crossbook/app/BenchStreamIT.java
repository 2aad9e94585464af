package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole benchmark of the stream as a person runs it, as small as can be; its figures must add up. */
@Tag("alone")
class BenchStreamIT {
    private static final String NOTHING_LOST = "missing 0; messages that do not follow on 0";

    @Test
    void aSmallRunDeliversEveryChangeToEverySocket() throws IOException, InterruptedException {
        try (Program bench = Program.run(
                "bench",
                "stream",
                "--users=12",
                "--markets=4",
                "--rate=60",
                "--sockets=8",
                "--crowd=12",
                "--crowd-rate=40",
                "--warmup=1",
                "--seconds=2")) {
            String report = bench.allOutput();

            assertThat(bench.exitCode()).as(report).isZero();
            assertThat(report)
                    .contains("8 of 8 sockets have their image", "12 of 12 sockets have their image")
                    .containsPattern("changes due on the sockets +[1-9][0-9,]*, " + NOTHING_LOST)
                    .containsPattern("sockets with their image +8, closed by the server 0")
                    .containsPattern("sockets with their image +12, closed by the server 0")
                    .containsPattern("messages a second and socket +fewest [1-9]")
                    .containsPattern("not accepted +none")
                    .containsPattern("money is conserved +OK");
            assertThat(report.split(NOTHING_LOST, -1)).as(report).hasSize(3);
        }
    }

    @Test
    void theReadersEndWithTheirStandardInput() throws IOException, InterruptedException {
        Process readers = new ProcessBuilder(BenchReaders.command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(readers.isAlive()).isTrue();
            readers.getOutputStream().close();
            assertThat(readers.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(readers.exitValue()).isZero();
        } finally {
            readers.destroyForcibly();
        }
    }
}
