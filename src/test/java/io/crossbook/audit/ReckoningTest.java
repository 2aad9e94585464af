package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReckoningTest {
    private final Reckoning odds = Reckoning.of(new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0));
    private final Reckoning contracts = Reckoning.of(new MarketTerms(MarketKind.YES_NO, 2, 1, true, 100, 0));

    @Test
    void bothLaddersHaveTheSameSteps() {
        for (int tick = 1; tick <= 350; tick++) {
            long winnings = TickTable.odds().price(tick) - 10_000;
            assertThat(odds.ifWin(Side.BUY, tick, 1)).as("tick %d", tick).isEqualTo(winnings);
        }
    }

    @ParameterizedTest
    @CsvSource({"BUY, 40, 6000, -4000", "SELL, 40, -6000, 4000", "BUY, 1, 9900, -100", "SELL, 99, -100, 9900"})
    void aContractPaysOneOrNothing(Side side, int tick, long ifWin, long ifLose) {
        assertThat(contracts.ifWin(side, tick, 1)).isEqualTo(ifWin);
        assertThat(contracts.ifLose(side, tick, 1)).isEqualTo(ifLose);
    }

    @Test
    void noBetHasAPriceThatDoesNotExist() {
        assertThatThrownBy(() -> odds.ifLose(Side.BUY, 351, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> odds.ifWin(Side.BUY, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> contracts.ifWin(Side.BUY, 100, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"20000000, 500, 1000000", "199999, 500, 0", "200000, 500, 10000", "-20000000, 500, 0", "10000000, 0, 0"
    })
    void commissionIsFlooredToTheCentAndNeverOnALoss(long profit, int bps, long commission) {
        assertThat(Fees.on(profit, bps, 0)).isEqualTo(commission);
    }

    @Test
    void aDiscountIsTakenOffTheRateAndRoundedOnce() {
        assertThat(Fees.on(1_003_294_000_000L, 299, 3_333)).isEqualTo(19_999_990_000L);
        assertThat(Fees.on(15_000_000, 500, 10_000)).isZero();
    }

    @Test
    void commissionOnTheLargestProfitDoesNotOverflow() {
        assertThat(Fees.on(Long.MAX_VALUE, 10_000, 0)).isEqualTo(Long.MAX_VALUE / 10_000 * 10_000);
    }
}
