package io.crossbook.app.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecentTimesTest {
    private final RecentTimes times = new RecentTimes();

    @Test
    void withoutAnyEverythingIsZero() {
        assertThat(times.endSpan()).isEqualTo(new RecentTimes.Summary(0, 0, 0));
    }

    @Test
    void theLastTwelveSpansCountAndOlderOnesNot() {
        for (int i = 1; i <= 100; i++) {
            times.took(i * 1_000L);
        }
        RecentTimes.Summary first = times.endSpan();
        assertThat(first.count()).isEqualTo(100);
        assertThat((double) first.medianMicros()).isCloseTo(50_000, within(500.0));
        assertThat((double) first.p99Micros()).isCloseTo(99_000, within(990.0));
        times.took(7);
        for (int i = 0; i < 11; i++) {
            assertThat(times.endSpan().count()).isEqualTo(101);
        }
        assertThat(times.endSpan()).isEqualTo(new RecentTimes.Summary(1, 7, 7));
    }
}
