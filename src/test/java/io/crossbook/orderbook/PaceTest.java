package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 1_800_000_000_000_000L;
    private static final long TARGET = 50_000;

    private final Pace pace = new Pace(500, TARGET);
    private long now = NOW;

    private void answers(int count, long took) {
        for (int i = 0; i < count; i++) {
            now += 1_000;
            pace.answered(now - took, now, true);
        }
    }

    @Test
    void itBeginsCarefullyAndGrowsWithEveryPromptAnswer() {
        int first = pace.allowed();

        answers(100, TARGET);

        assertThat(first).isEqualTo(32);
        assertThat(pace.allowed()).isEqualTo(132);
    }

    @Test
    void itNeverAllowsMoreThanItMay() {
        answers(10_000, 1);

        assertThat(pace.allowed()).isEqualTo(500);
        assertThat(new Pace(3, TARGET).allowed()).isEqualTo(3);
    }

    @Test
    void aLateAnswerHalvesItOnceForAllThatWereOnTheirWay() {
        answers(68, 1);
        now += 1_000_000;

        answers(50, TARGET + 100_000);

        assertThat(pace.allowed()).isEqualTo(50);
    }

    @Test
    void lateAnswersAgainAndAgainLeaveTheFewest() {
        for (int i = 0; i < 20; i++) {
            now += 1_000_000;
            answers(1, TARGET + 1);
        }

        assertThat(pace.allowed()).isEqualTo(16);
    }

    @Test
    void afterALateAnswerItGrowsByOneARound() {
        answers(68, 1);
        now += 1_000_000;
        answers(1, TARGET + 1);
        now += 1_000_000;

        answers(50, 1);
        assertThat(pace.allowed()).isEqualTo(51);
        answers(51, 1);
        assertThat(pace.allowed()).isEqualTo(52);
    }

    @Test
    void theRateIsThatOfTheLastTenSeconds() {
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 9; i++) {
                long at = NOW + second * 1_000_000L + i;
                pace.answered(at, at, i < 7);
            }
        }

        assertThat(pace.perSecond(NOW + 30_000_000)).isEqualTo(7);
        assertThat(pace.perSecond(NOW + 60_000_000)).isZero();
        assertThat(new Pace(1, TARGET).perSecond(NOW)).isZero();
    }
}
