package io.crossbook.domain.exposure;

import static io.crossbook.domain.exposure.Standing.THREE_HORSES;
import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeAccountTest {

    private static final int AT_3 = THREE_HORSES.rules().ticks().tick(30_000);
    private static final int AT_1000 = THREE_HORSES.rules().ticks().lowest();

    private final MarketAccount account = THREE_HORSES.rules().newAccount(THREE_HORSES);

    @Test
    void backAndLayOfTheSameIsFlatAgain() {
        account.fill(0, BUY, AT_3, 500);
        assertThat(account.isFlat()).isFalse();

        account.fill(0, SELL, AT_3, 500);

        assertThat(account.isFlat()).isTrue();
        assertThat(account.toData())
                .isEqualTo(THREE_HORSES.rules().newAccount(THREE_HORSES).toData());
    }

    @Test
    void anOpenOrderKeepsAnAccountFromBeingFlat() {
        account.open(2, SELL, AT_3, 1);

        assertThat(account.isFlat()).isFalse();
    }

    @Test
    void outcomeMarketsNeedNoSharesAndMoveNoCashAtAFill() {
        assertThat(account.fill(0, SELL, AT_3, 500)).isZero();
        assertThat(account.sharesMissing(SELL, 500)).isZero();
        assertThat(account.sharesHeld()).isZero();
        assertThat(account.sharesReserved()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 100", "3, 100", "0, 0", "0, -5"})
    void anOrderTheMarketCannotHaveIsRefusedEverywhere(int selection, long size) {
        account.open(0, BUY, AT_3, 100);
        AccountData before = account.toData();

        assertThatThrownBy(() -> account.open(selection, BUY, AT_3, size)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.close(selection, BUY, AT_3, size))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.fill(selection, BUY, AT_3, size)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.collateralWith(selection, BUY, AT_3, size))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(account.toData()).isEqualTo(before);
    }

    @Test
    void aCloseWithoutItsOpenIsRefusedAndChangesNothing() {
        account.open(0, BUY, AT_3, 100);
        AccountData before = account.toData();

        assertThatThrownBy(() -> account.close(0, BUY, AT_3, 101)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.close(0, SELL, AT_3, 100)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.close(1, BUY, AT_3, 100)).isInstanceOf(IllegalStateException.class);
        assertThat(account.toData()).isEqualTo(before);
    }

    @Test
    void anAmountBeyondALongThrowsAndChangesNothing() {
        account.fill(0, BUY, AT_1000, 90_000_000_000L);
        account.open(0, SELL, AT_1000, 90_000_000_000L);
        AccountData before = account.toData();

        assertThatThrownBy(() -> account.fill(0, BUY, AT_1000, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> account.fill(0, BUY, AT_1000, 900_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> account.open(0, SELL, AT_1000, 900_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> account.collateralWith(0, SELL, AT_1000, 900_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
        assertThat(account.toData()).isEqualTo(before);
    }

    @Test
    void worstCasesThatOnlyTogetherExceedALongThrow() {
        long stake = Long.MAX_VALUE / 10_000;
        account.fill(0, BUY, THREE_HORSES.rules().ticks().highest(), stake);
        account.fill(1, BUY, THREE_HORSES.rules().ticks().highest(), stake);

        assertThatThrownBy(account::collateral).isInstanceOf(ArithmeticException.class);
    }
}
