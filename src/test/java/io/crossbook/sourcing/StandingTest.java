package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A node doubts what it remembers exactly while others may have taken over its entities. */
class StandingTest {
    private static final Address A = new Address("akka", "crossbook", "127.0.0.1", 25_520);
    private static final Address B = new Address("akka", "crossbook", "127.0.0.2", 25_520);
    private static final Address C = new Address("akka", "crossbook", "127.0.0.3", 25_520);

    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();
    private final Standing standing = new Standing(() -> nanos, true);

    @Test
    void withoutAClusterNobodyTakesOver() {
        Standing alone = new Standing(() -> nanos, false);
        later(Duration.ofMinutes(1));
        assertThat(alone.isDoubtful()).isFalse();
    }

    @Test
    void aNodeThatBeatsIsSure() {
        for (int i = 0; i < 100; i++) {
            standing.beat();
            assertThat(standing.isDoubtful()).isFalse();
            later(Standing.PAUSE);
            assertThat(standing.isDoubtful()).isFalse();
        }
    }

    @Test
    void aPausedNodeDoubtsBeforeItsFirstBeatAndForAWhileAfterIt() {
        standing.beat();
        later(Standing.PAUSE.plusNanos(1));
        assertThat(standing.isDoubtful()).isTrue();
        standing.beat();
        later(Standing.PAUSE);
        standing.beat();
        assertThat(standing.isDoubtful()).isTrue();
        later(Standing.DOUBT.minus(Standing.PAUSE));
        standing.beat();
        assertThat(standing.isDoubtful()).isFalse();
    }

    @Test
    void onlyTheMajorityIsSure() {
        standing.beat();
        assertDoubt(List.of(), Set.of(), false);
        assertDoubt(List.of(A), Set.of(), false);
        assertDoubt(List.of(A, B, C), Set.of(B), false);
        assertDoubt(List.of(A, B, C), Set.of(B, C), true);
        assertDoubt(List.of(A, B, C), Set.of(), false);
    }

    @Test
    void ofTwoHalvesTheOneWithTheLowestAddressIsSure() {
        standing.beat();
        assertDoubt(List.of(A, B), Set.of(B), false);
        assertDoubt(List.of(A, B), Set.of(A), true);
    }

    private void assertDoubt(List<Address> voters, Set<Address> unreachable, boolean doubtful) {
        standing.see(voters, unreachable);
        assertThat(standing.isDoubtful()).isEqualTo(doubtful);
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }
}
