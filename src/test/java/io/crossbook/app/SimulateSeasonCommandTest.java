package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateSeasonCommandTest {
    private static final String CUP =
            """
            {"name": "Cup", "matches": [
              {"round": "Semi-final", "date": "2031-05-01", "time": "20:00", "team1": "Lions", "team2": "Bears",
               "score": {"ft": [2, 1]}},
              {"round": "Semi-final", "date": "2031-05-02", "time": "20:00", "team1": "Wolves", "team2": "Foxes"},
              {"round": "Final", "date": "2031-05-30", "time": "18:00", "team1": "Lions", "team2": "Foxes"}]}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("cup.json"), text);
        CommandLine line = new CommandLine(new SimulateSeasonCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--file";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return line.execute(arguments);
    }

    @Test
    void aSeasonIsPlayedToTheLastCentAndItsFiguresPrinted() throws IOException {
        assertThat(run(CUP, "--users", "8", "--orders", "60", "--seed", "3", "--faults"))
                .as("%s%s", out, err)
                .isZero();

        assertThat(err.toString()).contains("day 30 of");
        assertThat(out.toString())
                .containsPattern("markets +3\\R")
                .containsPattern("bets matched +[1-9]")
                .containsPattern("reserved in the end +0.00\\R")
                .containsPattern("created or lost +0.00\\R")
                .containsPattern("faults injected +[1-9]")
                .containsPattern("I8  nothing is stuck +OK")
                .contains("seed 3 is the season");
    }

    @Test
    void aBadFileIsNamedAndNothingIsPlayed() throws IOException {
        assertThat(run("{\"matches\": []}")).isEqualTo(2);

        assertThat(err.toString()).contains("crossbook simulate-season: cup.json: NO_FIXTURES");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatCannotBePlayedIsWrongUsage() throws IOException {
        assertThat(run(CUP, "--users", "0")).isEqualTo(2);
        assertThat(run(CUP, "--open-days", "0")).isEqualTo(2);
        assertThat(run(CUP, "--dispute-minutes", "-1")).isEqualTo(2);
        assertThat(run(CUP, "--commission", "much")).isEqualTo(2);
        assertThat(run(CUP, "--zone", "Nowhere")).isEqualTo(2);
    }
}
