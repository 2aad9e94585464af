package io.crossbook.domain.exposure;

import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks here are cents (tick size 0.01), sizes hundredths of a share. */
class SpotAccountTest {

    private static final MarketTerms SHARE = new MarketTerms(MarketKind.SPOT, 1, 1, false, 100, 0);
    private static final int LIMIT = 1_050;
    private static final int BETTER = 1_000;
    private static final long TEN_SHARES = 1_000;

    private final MarketAccount account = SHARE.rules().newAccount(SHARE);

    @Test
    void anOpenBuyReservesItsCashAtTheLimit() {
        assertThat(account.collateralWith(0, BUY, LIMIT, TEN_SHARES)).isEqualTo(105_000_000);
        assertThat(account.isFlat()).isTrue();

        account.open(0, BUY, LIMIT, TEN_SHARES);

        assertThat(account.collateral()).isEqualTo(105_000_000);
        assertThat(account.isFlat()).isFalse();
    }

    @Test
    void aBetterFillReturnsTheImprovement() {
        account.open(0, BUY, LIMIT, TEN_SHARES);

        account.close(0, BUY, LIMIT, 400);
        long cash = account.fill(0, BUY, BETTER, 400);

        assertThat(cash).as("4 shares at 10.00").isEqualTo(-40_000_000);
        assertThat(account.collateral()).as("6 shares at 10.50").isEqualTo(63_000_000);
        assertThat(account.sharesHeld()).isEqualTo(400);
    }

    @Test
    void aSaleNeedsSharesThatNoOtherSaleReserves() {
        account.fill(0, BUY, LIMIT, TEN_SHARES);
        assertThat(account.sharesMissing(SELL, 1_000)).isZero();
        assertThat(account.sharesMissing(SELL, 1_001)).isEqualTo(1);

        account.open(0, SELL, LIMIT, 700);

        assertThat(account.sharesReserved()).isEqualTo(700);
        assertThat(account.sharesMissing(SELL, 300)).isZero();
        assertThat(account.sharesMissing(SELL, 400)).isEqualTo(100);
        assertThat(account.collateral()).as("a sale reserves no cash").isZero();
        assertThat(account.collateralWith(0, SELL, LIMIT, 300)).isZero();
    }

    @Test
    void aBuyNeedsNoShares() {
        assertThat(account.sharesMissing(BUY, TEN_SHARES)).isZero();
    }

    @Test
    void aFilledSaleTurnsSharesIntoCash() {
        account.fill(0, BUY, BETTER, TEN_SHARES);
        account.open(0, SELL, BETTER, TEN_SHARES);

        account.close(0, SELL, BETTER, TEN_SHARES);
        long cash = account.fill(0, SELL, LIMIT, TEN_SHARES);

        assertThat(cash).isEqualTo(105_000_000);
        assertThat(account.sharesHeld()).isZero();
        assertThat(account.sharesCost()).isZero();
        assertThat(account.realisedProfit()).as("10 shares at 0.50 each").isEqualTo(5_000_000);
        assertThat(account.isFlat()).as("its profit is to be remembered").isFalse();
    }

    @Test
    void aSaleTakesTheAverageCostOff() {
        account.fill(0, BUY, 1_000, 100);
        account.fill(0, BUY, 1_300, 200);
        assertThat(account.sharesCost()).as("1 at 10.00 and 2 at 13.00").isEqualTo(36_000_000);

        account.fill(0, SELL, 1_500, 100);

        assertThat(account.realisedProfit()).as("15.00 less 12.00").isEqualTo(3_000_000);
        assertThat(account.sharesCost()).isEqualTo(24_000_000);
    }

    @Test
    void theLastSaleTakesTheRestOfTheCostOff() {
        account.fill(0, BUY, 1_000, 1);
        account.fill(0, BUY, 1_001, 2);
        for (int i = 0; i < 3; i++) {
            account.fill(0, SELL, 1_000, 1);
        }

        assertThat(account.sharesCost()).isZero();
        assertThat(account.realisedProfit())
                .as("sold for 0.10 each, bought for 0.1002 more")
                .isEqualTo(-200);
    }

    @Test
    void issuedSharesCanBeSoldAndCountAsBought() {
        account.issue(TEN_SHARES, 100_000);

        assertThat(account.sharesMissing(SELL, TEN_SHARES)).isZero();
        assertThat(account.sharesCost()).isEqualTo(100_000_000);
        assertThat(account.collateral()).isZero();
        assertThatThrownBy(() -> account.issue(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.issue(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A book is not told of issues, so whoever sells issued shares has fewer than none there. */
    @Test
    void sharesThatWereNeverSeenComingHaveNoCost() {
        account.fill(0, SELL, LIMIT, 300);
        account.fill(0, BUY, LIMIT, 500);

        assertThat(account.sharesHeld()).isEqualTo(200);
        assertThat(account.sharesCost()).isEqualTo(21_000_000);
    }

    @Test
    void anOlderDataFormHasNoCosts() {
        MarketAccount restored = MarketAccount.of(SHARE, new AccountData(List.of(500L), List.of(0L, 100L)));

        assertThat(restored.sharesHeld()).isEqualTo(500);
        assertThat(restored.sharesCost()).isZero();
    }

    @Test
    void cashAndSharesOfATradeSumToZero() {
        MarketAccount seller = account.copy();

        long paid = account.fill(0, BUY, LIMIT, 123);
        long received = seller.fill(0, SELL, LIMIT, 123);

        assertThat(paid + received).isZero();
        assertThat(account.sharesHeld() + seller.sharesHeld()).isZero();
    }

    @Test
    void aCloseWithoutItsOpenIsRefusedAndChangesNothing() {
        account.open(0, BUY, LIMIT, 100);
        account.open(0, SELL, LIMIT, 100);
        AccountData before = account.toData();

        assertThatThrownBy(() -> account.close(0, BUY, LIMIT, 101)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.close(0, SELL, LIMIT, 101)).isInstanceOf(IllegalStateException.class);
        assertThat(account.toData()).isEqualTo(before);
    }

    @Test
    void survivesItsDataForm() {
        account.fill(0, BUY, LIMIT, TEN_SHARES);
        account.open(0, BUY, BETTER, 200);
        account.open(0, SELL, LIMIT, 300);

        MarketAccount restored = MarketAccount.of(SHARE, account.toData());

        assertThat(restored.toData()).isEqualTo(account.toData());
        assertThat(restored.sharesHeld()).isEqualTo(TEN_SHARES);
        assertThat(restored.sharesReserved()).isEqualTo(300);
        assertThat(restored.collateral()).isEqualTo(20_000_000);
    }

    @Test
    void hasNoOutcome() {
        assertThat(account.profitIfOutcome()).isEmpty();
        assertThatThrownBy(() -> SHARE.rules().profitIfWin(BUY, LIMIT, 100))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> SHARE.rules().profitIfLose(BUY, LIMIT, 100))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
