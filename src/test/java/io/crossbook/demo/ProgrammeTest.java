package io.crossbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Schedule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgrammeTest {
    private static final long NOW = 1_790_000_000_000_001L;
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    static List<Slot> slots() {
        return Programme.slots();
    }

    @Test
    void hasMarketsOfEveryKindWithReferencesOfTheirOwn() {
        assertThat(Programme.slots())
                .hasSizeBetween(8, 12)
                .extracting(Slot::kind)
                .contains(MarketKind.ODDS, MarketKind.YES_NO, MarketKind.SPOT);
        assertThat(Programme.slots()).extracting(Slot::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("slots")
    void marksEachAndDescribesATradableMarket(Slot slot) {
        for (int number = 0; number < 7; number++) {
            MarketDefinition definition = slot.definition(number, slot.schedule(NOW));
            assertThat(definition.eventName()).startsWith("Demo: ");
            assertThat(definition.clientRef()).isEqualTo("demo-" + slot.key() + "-" + number);
            assertThat(definition.terms().rules().ticks().lowest()).isPositive();
            assertThat(definition.selections())
                    .allSatisfy(selection -> assertThat(selection.id()).matches("[a-z-]+"));
        }
    }

    @ParameterizedTest
    @MethodSource("slots")
    void itsTimesLieAheadInOrderOnFullMinutes(Slot slot) {
        Schedule schedule = slot.schedule(NOW);
        if (slot.kind() == MarketKind.SPOT) {
            assertThat(schedule.isEmpty()).isTrue();
            return;
        }
        assertThat(schedule.closesAt() % MINUTE).isZero();
        if (slot.kind() == MarketKind.ODDS) {
            assertThat(schedule.turnInPlayAt()).isGreaterThan(NOW + MINUTE / 2).isLessThan(schedule.closesAt());
            assertThat(schedule.resolveBy()).isGreaterThan(schedule.closesAt());
        } else {
            assertThat(schedule.closesAt()).isGreaterThan(NOW);
            assertThat(schedule.resolveBy()).isNull();
        }
    }

    @Test
    void aSlotBesideAnotherIsOfTheSameEvents() {
        List<Slot> beside = Programme.slots().stream()
                .filter(slot -> !slot.beside().isEmpty())
                .toList();
        assertThat(beside).isNotEmpty().allSatisfy(slot -> {
            Slot first = Programme.slots().stream()
                    .filter(other -> other.key().equals(slot.beside()))
                    .findFirst()
                    .orElseThrow();
            assertThat(slot.schedule(NOW)).isEqualTo(first.schedule(NOW));
            assertThat(slot.scenes())
                    .extracting(Slot.Scene::event)
                    .isEqualTo(first.scenes().stream().map(Slot.Scene::event).toList());
        });
    }

    @Test
    void someMatchIsInPlayWithinTwoMinutes() {
        assertThat(Programme.slots())
                .anyMatch(slot ->
                        slot.kind() == MarketKind.ODDS && slot.schedule(NOW).turnInPlayAt() <= NOW + 2 * MINUTE);
    }
}
