package io.crossbook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTableTest {
    private static final TickTable ODDS = TickTable.odds();

    @ParameterizedTest
    @CsvSource({"1000, 1", "110, 90", "100, 91", "4, 181", "3.05, 200", "2.5, 226", "2, 251", "1.01, 350"})
    void oddsTicksRunAgainstTheOdds(String odds, int tick) {
        assertThat(ODDS.tick(Price.parse(odds).tenThousandths())).isEqualTo(tick);
        assertThat(ODDS.price(tick)).isEqualTo(Price.parse(odds).tenThousandths());
    }

    @Test
    void everyOddsTickNamesOnePriceAndAHigherTickIsLikelier() {
        for (int tick = 1; tick <= 350; tick++) {
            assertThat(ODDS.isTick(tick)).isTrue();
            assertThat(ODDS.tick(ODDS.price(tick))).isEqualTo(tick);
            if (tick > 1) {
                assertThat(ODDS.price(tick)).isLessThan(ODDS.price(tick - 1));
            }
        }
        assertThat(ODDS.lowest()).isEqualTo(1);
        assertThat(ODDS.highest()).isEqualTo(350);
    }

    /** Vector V2 of research 7.1: implied probability in hundredths of a 1e-4 tick, half up. */
    @ParameterizedTest
    @CsvSource({
        "1.01, 990099",
        "1.50, 666667",
        "2.00, 500000",
        "2.50, 400000",
        "4.00, 250000",
        "10, 100000",
        "1000, 1000"
    })
    void oddsImplyTheReciprocalProbability(String odds, long probability) {
        long price = ODDS.price(ODDS.tick(Price.parse(odds).tenThousandths()));

        assertThat((10_000_000_000L + price / 2) / price).isEqualTo(probability);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                20_100,
                30_200,
                40_500,
                102_000,
                10_000,
                25_001,
                0,
                -25_000,
                10_100_000,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void pricesBetweenTheStepsHaveNoOddsTick(long price) {
        assertThat(ODDS.tick(price)).isEqualTo(-1);
    }

    @Test
    void aContractTradesBetweenOneTickAndOneTickBelowItsPayout() {
        TickTable cents = TickTable.yesNo(100);

        assertThat(cents.lowest()).isEqualTo(1);
        assertThat(cents.highest()).isEqualTo(99);
        assertThat(cents.price(60)).isEqualTo(6_000);
        assertThat(cents.tick(6_000)).isEqualTo(60);
        assertThat(cents.tick(9_900)).isEqualTo(99);
        assertThat(cents.tick(0)).isEqualTo(-1);
        assertThat(cents.tick(10_000)).isEqualTo(-1);
        assertThat(cents.tick(6_050)).isEqualTo(-1);
        assertThat(cents.tick(-100)).isEqualTo(-1);
        assertThat(TickTable.yesNo(1).highest()).isEqualTo(9_999);
        assertThat(TickTable.yesNo(5_000).highest()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3, 10_000, 5_001, 20_000})
    void aContractRefusesTickSizesThatDoNotDivideItsPayout(long tickSize) {
        assertThatThrownBy(() -> TickTable.yesNo(tickSize)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesTradeAtAnyPositiveMultiple() {
        TickTable nickels = TickTable.spot(500);

        assertThat(nickels.tick(500)).isEqualTo(1);
        assertThat(nickels.tick(1_234_500)).isEqualTo(2_469);
        assertThat(nickels.price(2_469)).isEqualTo(1_234_500);
        assertThat(nickels.tick(501)).isEqualTo(-1);
        assertThat(nickels.tick(0)).isEqualTo(-1);
        assertThat(nickels.tick(-500)).isEqualTo(-1);
        assertThat(nickels.highest()).isEqualTo(Integer.MAX_VALUE);
        assertThat(nickels.tick(500L * Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(nickels.tick(500L * Integer.MAX_VALUE + 500)).isEqualTo(-1);
        assertThat(TickTable.spot(1L << 40).price((1 << 23) - 1)).isEqualTo((1L << 63) - (1L << 40));
        assertThat(TickTable.spot(1L << 40).highest()).isEqualTo((1 << 23) - 1);
        assertThatThrownBy(() -> TickTable.spot(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shiftingStopsAtTheEnds() {
        TickTable cents = TickTable.yesNo(100);

        assertThat(cents.shift(50, 5)).isEqualTo(55);
        assertThat(cents.shift(50, -5)).isEqualTo(45);
        assertThat(cents.shift(97, 5)).isEqualTo(99);
        assertThat(cents.shift(3, -5)).isEqualTo(1);
        assertThat(cents.shift(3, Integer.MIN_VALUE)).isEqualTo(1);
        assertThat(TickTable.spot(1).shift(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsNoTickHasNoPriceAndCannotBeShifted() {
        for (TickTable table : new TickTable[] {ODDS, TickTable.yesNo(100)}) {
            for (int tick : new int[] {Integer.MIN_VALUE, -1, 0, table.highest() + 1, Integer.MAX_VALUE}) {
                assertThat(table.isTick(tick)).isFalse();
                assertThatThrownBy(() -> table.price(tick)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> table.shift(tick, 1)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
