package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateFaultsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SimulateFaultsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void seedsArePrintedWithTheirFaultsAndWhatWasLost() {
        assertThat(run("--seeds", "30", "--from", "5")).isZero();

        assertThat(err.toString()).contains("30 of 30 seeds").contains("0 not clean");
        assertThat(out.toString())
                .containsPattern("messages lost +[1-9]")
                .containsPattern("orders acknowledged +[1-9]")
                .containsPattern("cents created or lost +0\\R")
                .containsPattern("worlds not clean +0\\R");
    }

    @Test
    void oneSeedTellsItsStory() {
        assertThat(run("--seed", "7", "--trace")).isZero();

        assertThat(out.toString())
                .contains("MarketCreated")
                .contains("Reserved[")
                .contains("seed 7 is the world");
    }

    @Test
    void aStoryNeedsItsSeed() {
        assertThat(run("--trace")).isEqualTo(2);
    }
}
