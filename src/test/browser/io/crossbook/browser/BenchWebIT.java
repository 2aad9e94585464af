package io.crossbook.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmark of the web UI as a person runs it, as small as can be. */
@Tag("alone")
class BenchWebIT {
    @Test
    void aSmallRunMeasuresBothPages() throws Exception {
        try (Program bench = Program.run("bench", "web", "--users=8", "--rate=20", "--views=1", "--seconds=2")) {
            String report = bench.allOutput();
            assertThat(bench.exitCode()).as(report).isZero();
            assertThat(report)
                    .containsPattern("script and styles of the first view +[1-9][0-9.]* KB compressed")
                    .containsPattern("a price can be clicked +median [1-9]")
                    .containsPattern("messages to the page +[1-9]")
                    .containsPattern("main thread busy +[0-9]")
                    .containsPattern("money is conserved +OK");
        }
    }

    @Test
    void aBrowserThatIsNotThereIsNamed() throws Exception {
        try (Program bench = Program.run("bench", "web", "--browser=/no/such/browser")) {
            assertThat(bench.allOutput()).contains("There is no browser at /no/such/browser");
            assertThat(bench.exitCode()).isEqualTo(1);
        }
    }
}
