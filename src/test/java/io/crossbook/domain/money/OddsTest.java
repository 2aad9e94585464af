package io.crossbook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors: research 7.2. */
class OddsTest {
    @Test
    void hasExactlyThe350StepsOfTheLadder() {
        List<Integer> expected = new ArrayList<>();
        for (int hundredths = 0; hundredths <= 200_000; hundredths++) {
            if (isStep(hundredths)) {
                expected.add(hundredths);
            }
        }

        List<Integer> steps = new ArrayList<>();
        for (int index = 0; index < Odds.STEPS; index++) {
            Odds odds = Odds.ofIndex(index);
            assertThat(odds.ladderIndex()).isEqualTo(index);
            assertThat(Odds.parse(odds.toString())).isEqualTo(odds);
            steps.add(odds.hundredths());
        }

        assertThat(steps).hasSize(350).isEqualTo(expected);
    }

    @Test
    void standsOnTheLadderNowhereElse() {
        for (int hundredths = -1_000; hundredths <= 200_000; hundredths++) {
            assertThat(Odds.isOnLadder(hundredths)).as("odds %s", hundredths).isEqualTo(isStep(hundredths));
        }
        assertThat(Odds.isOnLadder((1L << 32) + 200)).isFalse();
        assertThat(Odds.isOnLadder(Long.MIN_VALUE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.01, 0",
        "2.0, 99",
        "2.02, 100",
        "3.0, 149",
        "3.05, 150",
        "4.0, 169",
        "6.0, 189",
        "10, 209",
        "20, 229",
        "30, 239",
        "50, 249",
        "100, 259",
        "110, 260",
        "1000, 349"
    })
    void countsFromTheShortestOdds(String odds, int index) {
        assertThat(Odds.parse(odds).ladderIndex()).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.01",
                "3.02",
                "4.05",
                "10.2",
                "1.00",
                "0",
                "-2.00",
                "1.001",
                "6.1",
                "20.5",
                "31",
                "52",
                "105",
                "1000.01",
                "1010",
                "42949674.96",
                "two"
            })
    void refusesOddsBetweenAndBeyondTheSteps(String odds) {
        assertThatThrownBy(() -> Odds.parse(odds)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeMadeOffTheLadder() {
        assertThatThrownBy(() -> new Odds(201))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.01");
        assertThatThrownBy(() -> Odds.ofIndex(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Odds.ofIndex(350)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesByOdds() {
        assertThat(new Odds(250))
                .isGreaterThan(new Odds(202))
                .isLessThan(new Odds(1_000))
                .hasToString("2.50");
    }

    /** The ladder said a second way, by divisibility instead of by steps. */
    private static boolean isStep(int hundredths) {
        int step = hundredths <= 200
                ? 1
                : hundredths <= 300
                        ? 2
                        : hundredths <= 400
                                ? 5
                                : hundredths <= 600
                                        ? 10
                                        : hundredths <= 1_000
                                                ? 20
                                                : hundredths <= 2_000
                                                        ? 50
                                                        : hundredths <= 3_000
                                                                ? 100
                                                                : hundredths <= 5_000
                                                                        ? 200
                                                                        : hundredths <= 10_000 ? 500 : 1_000;
        return hundredths >= 101 && hundredths <= 100_000 && hundredths % step == 0;
    }
}
