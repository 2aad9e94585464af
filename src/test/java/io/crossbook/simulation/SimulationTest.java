package io.crossbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The exchange as it is, in worlds where everything goes wrong. */
class SimulationTest {
    private static final long SEEDS = 2_000;

    @Test
    void whateverGoesWrongNoMoneyIsCreatedLostOrStuck() {
        List<SeedReport> reports = LongStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> Simulation.run(seed, null))
                .toList();

        assertThat(reports).filteredOn(report -> !report.isClean()).isEmpty();
        Figures sum = reports.stream().map(SeedReport::figures).reduce(Figures.NONE, Figures::plus);
        assertThat(sum.centsLost()).isZero();
        assertThat(sum.settled()).isEqualTo(2 * SEEDS);
        assertThat(sum.bets()).as("bets made, so that the run means something").isGreaterThan(10 * SEEDS);
        assertThat(Fault.values())
                .allSatisfy(fault -> assertThat(sum.of(fault)).as(fault.text()).isGreaterThan(SEEDS / 100));
    }

    @Test
    void theSameSeedIsTheSameWorld() {
        for (long seed = 0; seed < 20; seed++) {
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            SeedReport report = Simulation.run(seed, first::add);

            assertThat(Simulation.run(seed, second::add)).isEqualTo(report);
            assertThat(second).isEqualTo(first);
            assertThat(Simulation.run(seed, null)).as("without lines").isEqualTo(report);
            assertThat(Simulation.run(seed + 1, null).hash()).isNotEqualTo(report.hash());
        }
    }
}
