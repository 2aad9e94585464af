package io.crossbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulation has teeth: every planted bug is found, while the exchange as it is stays clean on the same seeds. */
class MutantTest {
    private static final List<Long> STARTS = List.of(0L, 400L, 800L, 1_200L, 1_600L);
    private static final long PATIENCE = 10_000;

    private record Hunt(Mutant mutant, List<Long> seedsNeeded, String firstTrouble) {
        long median() {
            return seedsNeeded.stream().sorted().toList().get(seedsNeeded.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-52s median %4d of %s", mutant.text(), median(), seedsNeeded);
        }
    }

    @Test
    void everyPlantedBugIsFound() {
        List<Hunt> hunts = Mutant.ALL.stream().parallel().map(MutantTest::hunt).toList();

        hunts.forEach(hunt -> System.out.println(hunt + "  " + hunt.firstTrouble()));
        assertThat(hunts).allSatisfy(hunt -> assertThat(hunt.seedsNeeded()).doesNotContain(PATIENCE));
    }

    private static Hunt hunt(Mutant mutant) {
        List<Long> needed =
                STARTS.stream().map(start -> seedsNeeded(mutant, start)).toList();
        return new Hunt(mutant, needed, trouble(mutant, STARTS.get(0) + needed.get(0) - 1));
    }

    private static String trouble(Mutant mutant, long seed) {
        return String.valueOf(Simulation.run(seed, mutant.parts().get(), null).trouble())
                .lines()
                .findFirst()
                .map(text -> text.substring(0, Math.min(text.length(), 160)))
                .orElse("");
    }

    /** Seeds from a first one on until the bug shows, with the exchange as it is clean on each of them. */
    private static long seedsNeeded(Mutant mutant, long start) {
        return LongStream.range(start, start + PATIENCE)
                        .filter(seed -> !Simulation.run(seed, mutant.parts().get(), null)
                                .isClean())
                        .peek(seed -> assertThat(Simulation.run(seed, null).trouble())
                                .as("honest seed %d", seed)
                                .isNull())
                        .findFirst()
                        .orElse(start + PATIENCE - 1)
                - start
                + 1;
    }
}
