package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final long SEED = 20_261_121;

    @Test
    void theSameSeedIsTheSamePlan() {
        assertThat(rounds(new FaultPlan(SEED, EnumSet.allOf(FaultKind.class)), 200))
                .isEqualTo(rounds(new FaultPlan(SEED, EnumSet.allOf(FaultKind.class)), 200))
                .isNotEqualTo(rounds(new FaultPlan(SEED + 1, EnumSet.allOf(FaultKind.class)), 200));
    }

    @Test
    void everyKindComesOnceBeforeAnyComesAgain() {
        FaultPlan plan = new FaultPlan(SEED, EnumSet.allOf(FaultKind.class));
        Set<FaultKind> seen = EnumSet.noneOf(FaultKind.class);
        while (seen.size() < FaultKind.values().length) {
            List<Fault> round = plan.next();
            boolean bagIsEmptied = seen.size() + round.size() > FaultKind.values().length;
            for (Fault fault : round) {
                assertThat(seen.add(fault.kind()) || bagIsEmptied)
                        .as("%s", fault)
                        .isTrue();
            }
        }
    }

    @Test
    void twoFaultsOfARoundHitDifferentParts() {
        FaultPlan plan = new FaultPlan(SEED, EnumSet.allOf(FaultKind.class));
        List<List<Fault>> twos =
                rounds(plan, 300).stream().filter(round -> round.size() == 2).toList();
        assertThat(twos).isNotEmpty().allSatisfy(round -> assertThat(
                        round.get(0).kind().goesWith(round.get(1).kind()))
                .isTrue());
    }

    @Test
    void onlyTheKindsAskedForCome() {
        FaultPlan plan = new FaultPlan(SEED, EnumSet.of(FaultKind.PAUSE));
        assertThat(rounds(plan, 20))
                .allSatisfy(round -> assertThat(round).hasSize(1).allSatisfy(fault -> {
                    assertThat(fault.kind()).isEqualTo(FaultKind.PAUSE);
                    assertThat(fault.nodes()).hasSize(1);
                    assertThat(fault.millis()).isBetween(1_000L, 60_000L);
                }));
    }

    @Test
    void aKindIsFoundByItsWord() {
        assertThat(FaultKind.of("kill-two")).isEqualTo(FaultKind.KILL_TWO);
        assertThatThrownBy(() -> FaultKind.of("flood"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kill-one, kill-two");
    }

    private static List<List<Fault>> rounds(FaultPlan plan, int count) {
        List<List<Fault>> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rounds.add(plan.next());
        }
        return rounds;
    }
}
