package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short chaos run: as many rounds as bring every fault with this seed, on a slow machine too. With the system
 * property chaos.minutes it lasts as long as that says.
 */
@Tag("alone")
class ChaosIT {
    private static final String SEED = "20261121";
    private static final String MINUTES = System.getProperty("chaos.minutes");
    private static final List<String> LENGTH =
            MINUTES == null ? List.of("--minutes", "10", "--rounds", "7") : List.of("--minutes", MINUTES);
    private static final List<String> FAULTS = List.of(
            "kill-one",
            "one-way",
            "database-stop",
            "sessions-ended",
            "commit-held",
            "commit-answer-lost",
            "commit-lost");

    @TempDir
    Path folder;

    @Test
    void everyPromiseIsKeptWhileNodesAndTheDatabaseDie() throws Exception {
        Path data = folder.resolve("data");
        String output;
        int exitCode;
        List<String> line = new ArrayList<>(List.of("chaos", "--seed", SEED, "--clients", "8"));
        line.addAll(LENGTH);
        line.addAll(List.of("--faults", String.join(",", FAULTS), "--data", data.toString()));
        try (Program program = Program.run(line.toArray(new String[0]))) {
            output = program.allOutput();
            exitCode = program.exitCode();
        }
        System.out.println(output);
        assertThat(exitCode).as(output).isZero();
        assertThat(count(output, "kill -9 of one node")).isPositive();
        assertThat(count(output, "node not heard by another, one way")).isPositive();
        assertThat(count(output, "database stopped at once and started")).isPositive();
        assertThat(count(output, "all database sessions ended")).isPositive();
        assertThat(count(output, "commits held")).isPositive();
        assertThat(count(output, "commits lost")).isPositive();
        assertThat(count(output, "ambiguous commits (made, answer lost)")).isPositive();
        assertThat(count(output, "bets acknowledged")).isGreaterThan(100);
        assertThat(count(output, "differences")).isZero();
        assertThat(Files.exists(data)).isFalse();
    }

    @Test
    void aFolderInUseAndAnUnknownFaultAreRefused() throws Exception {
        Files.writeString(folder.resolve("mine"), "precious");
        try (Program program = Program.run("chaos", "--data", folder.toString())) {
            assertThat(program.allOutput()).contains("is not empty");
            assertThat(program.exitCode()).isEqualTo(1);
        }
        try (Program program = Program.run("chaos", "--faults", "flood")) {
            assertThat(program.allOutput()).contains("There is no fault flood");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    private static long count(String output, String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " +([0-9,]+)$", Pattern.MULTILINE)
                .matcher(output);
        assertThat(line.find()).as(name).isTrue();
        return Long.parseLong(line.group(1).replace(",", ""));
    }
}
