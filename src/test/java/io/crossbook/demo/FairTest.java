package io.crossbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FairTest {
    private static final long SEED = 7;
    private static final long NOW = 1_790_000_000_000_000L;
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    static List<Slot> slots() {
        return Programme.slots();
    }

    private static Fair fair(Slot slot, long seed) {
        return new Fair(slot, 0, slot.schedule(NOW), seed);
    }

    private static LongStream prices(Slot slot, long seed) {
        Fair fair = fair(slot, seed);
        return IntStream.range(0, 600).mapToLong(second -> fair.price(0, NOW + second * SECOND));
    }

    @ParameterizedTest
    @MethodSource("slots")
    void movesWithinTenMinutesAndStaysInSight(Slot slot) {
        long lowest = prices(slot, SEED).min().orElseThrow();
        long highest = prices(slot, SEED).max().orElseThrow();
        assertThat(highest).isGreaterThan(lowest);
        if (slot.kind() == MarketKind.SPOT) {
            long start = slot.temper().start();
            assertThat(lowest).isGreaterThan(start * 4 / 5);
            assertThat(highest).isLessThan(start * 5 / 4);
        } else {
            assertThat(lowest).isGreaterThanOrEqualTo(300);
            assertThat(highest).isLessThanOrEqualTo(340_000);
        }
    }

    @ParameterizedTest
    @MethodSource("slots")
    void followsFromSeedAndTimeAlone(Slot slot) {
        long[] once = prices(slot, SEED).toArray();
        assertThat(prices(slot, SEED).toArray()).isEqualTo(once);
        assertThat(prices(slot, SEED + 1).toArray()).isNotEqualTo(once);
    }

    @Test
    void aPriceWithoutAMatchInPlayNeverLeaps() {
        Slot weather = slot("weather");
        long[] prices = prices(weather, SEED).toArray();
        for (int i = 1; i < prices.length; i++) {
            assertThat(Math.abs(prices[i] - prices[i - 1])).isLessThan(150);
        }
    }

    @Test
    void somethingHappensInPlayOnly() {
        Slot football = slot("football-1");
        Slot quiet = new Slot(
                football.key(),
                football.beside(),
                football.kind(),
                football.name(),
                football.scenes(),
                football.until(),
                football.lasts(),
                0,
                0,
                new Slot.Temper(football.temper().swing(), java.time.Duration.ZERO, 0, 0, 0));
        long kickOff = football.schedule(NOW).turnInPlayAt();
        long end = football.schedule(NOW).closesAt();
        assertThat(fair(football, SEED).chance(0, kickOff))
                .isEqualTo(fair(quiet, SEED).chance(0, kickOff));
        assertThat(LongStream.range(0, 20).filter(seed -> differs(football, quiet, seed, end)))
                .as("seeds with a goal in the match")
                .hasSizeGreaterThan(10);
    }

    @Test
    void whoeverLeadsByTwoInTheEndWins() {
        Slot football = slot("football-1");
        long end = football.schedule(NOW).closesAt();
        List<Long> decided = LongStream.range(0, 60)
                .filter(seed -> Math.abs(fair(football, seed).lead(end)) > 1)
                .boxed()
                .toList();
        assertThat(decided).hasSizeGreaterThan(5).allSatisfy(seed -> assertThat(
                        fair(football, seed).winner(end))
                .isEqualTo(fair(football, seed).lead(end) > 0 ? 0 : 2));
    }

    private static boolean differs(Slot one, Slot other, long seed, long at) {
        return fair(one, seed).chance(0, at) != fair(other, seed).chance(0, at);
    }

    @Test
    void chancesOfAMatchAreOneTogetherAndTheBestOneWins() {
        Slot football = slot("football-1");
        Fair fair = fair(football, SEED);
        double sum = fair.chance(0, NOW) + fair.chance(1, NOW) + fair.chance(2, NOW);
        assertThat(sum).isBetween(0.999, 1.001);
        int winner = fair.winner(NOW);
        assertThat(fair.chance(winner, NOW)).isGreaterThan(1 / 3.0);
    }

    @Test
    void aSingleQuestionMayEndInNo() {
        Slot weather = slot("weather");
        assertThat(LongStream.range(0, 40)
                        .map(seed -> fair(weather, seed).winner(NOW))
                        .distinct())
                .containsExactlyInAnyOrder(0L, -1L);
    }

    private static Slot slot(String key) {
        return Programme.slots().stream()
                .filter(slot -> slot.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
