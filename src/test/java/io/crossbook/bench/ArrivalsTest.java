package io.crossbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.bench.CommitLog.Commit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two markets with three changes from 100 to 200, read by sockets 0 and 2 on the first and 1 on the second. */
class ArrivalsTest {
    private final MessageLog log = new MessageLog();
    private final Arrivals arrivals = new Arrivals(
            List.of(List.of(new Commit(11, 110), new Commit(14, 150)), List.of(new Commit(7, 120))), 3, 100, 200);

    private void secondMarketAndThirdSocketGetEverything() {
        log.add(1, 6, 7, 125);
        log.add(2, 10, 11, 115);
        log.add(2, 11, 14, 160);
    }

    @Test
    void everyChangeCountsOnEverySocketOfItsMarket() {
        log.add(0, 10, 11, 112);
        log.add(0, 11, 14, 230);
        secondMarketAndThirdSocketGetEverything();
        arrivals.take(log);
        assertThat(arrivals.due()).isEqualTo(5);
        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.complete()).isTrue();
        assertThat(arrivals.broken()).isZero();
        assertThat(arrivals.latencies().getMinValue()).isEqualTo(2);
        assertThat(arrivals.latencies().getMaxValue())
                .as("a late one counts too")
                .isEqualTo(80);
        assertThat(arrivals.messages()).as("within the stretch").isEqualTo(4);
        assertThat(arrivals.sortedCounts()).containsExactly(1, 1, 2);
        assertThat(arrivals.longestPause()).as("of socket 0 until the end").isEqualTo(88);
    }

    @Test
    void oneMessageMayBringSeveralChanges() {
        log.add(0, 10, 14, 170);
        secondMarketAndThirdSocketGetEverything();
        arrivals.take(log);
        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.latencies().getMaxValue())
                .as("counts from the oldest")
                .isEqualTo(60);
    }

    @Test
    void aSocketThatGoesSilentHasMissedWhatWasDue() {
        log.add(0, 10, 11, 112);
        secondMarketAndThirdSocketGetEverything();
        arrivals.take(log);
        assertThat(arrivals.missing()).isEqualTo(1);
        assertThat(arrivals.complete()).isFalse();
    }

    @Test
    void aMessageThatLeavesOutAChangeDoesNotHideIt() {
        log.add(0, 9, 10, 105);
        log.add(0, 11, 14, 170);
        secondMarketAndThirdSocketGetEverything();
        arrivals.take(log);
        assertThat(arrivals.missing()).isEqualTo(1);
        assertThat(arrivals.broken()).isEqualTo(1);
        assertThat(arrivals.complete()).as("nothing more can come").isTrue();
    }

    @Test
    void anImageBringsEverythingBeforeIt() {
        log.add(0, 9, 10, 105);
        log.add(0, 0, 14, 170);
        secondMarketAndThirdSocketGetEverything();
        arrivals.take(log);
        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.broken()).isZero();
    }
}
