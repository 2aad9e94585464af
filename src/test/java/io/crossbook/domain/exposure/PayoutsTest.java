package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayoutsTest {

    private static final MarketTerms RACE = new MarketTerms(MarketKind.ODDS, 3, 1, true, 0, 0);
    private static final MarketTerms PLACES = new MarketTerms(MarketKind.ODDS, 3, 2, false, 0, 0);
    private static final MarketTerms VOTE = new MarketTerms(MarketKind.YES_NO, 3, 1, true, 100, 0);
    private static final MarketTerms TWO_SEATS = new MarketTerms(MarketKind.YES_NO, 3, 2, true, 100, 0);
    private static final MarketTerms SHARE = new MarketTerms(MarketKind.SPOT, 1, 1, false, 1, 0);

    @Test
    void winnersArePaidInFull() {
        assertThat(Payouts.winners(RACE, 1)).isEqualTo(new Payouts(List.of(0, 10_000, 0)));
        assertThat(Payouts.winners(PLACES, Set.of(0, 2))).isEqualTo(new Payouts(List.of(10_000, 0, 10_000)));
    }

    @Test
    void anExhaustiveMarketNeedsAllItsWinners() {
        assertThat(Payouts.canWin(RACE, Set.of(2))).isTrue();
        assertThat(Payouts.canWin(RACE, Set.of())).isFalse();
        assertThatThrownBy(() -> Payouts.winners(RACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherMarketMayHaveFewerWinners() {
        assertThat(Payouts.canWin(PLACES, Set.of())).isTrue();
        assertThat(Payouts.canWin(PLACES, Set.of(1))).isTrue();
    }

    @Test
    void severalWinnersOfOneWinShareItAtOddsAndNowhereElse() {
        assertThat(Payouts.winners(RACE, 0, 1, 2).fractions()).containsExactly(240_240, 240_240, 240_240);
        assertThat(Payouts.canWin(PLACES, Set.of(0, 1, 2))).isFalse();
        assertThat(Payouts.canWin(VOTE, Set.of(0, 1))).isFalse();
    }

    @Test
    void v18AThirdOfTheStakeWinsAndTheRestIsLost() {
        Payouts threeWay = Payouts.winners(RACE, 0, 1, 2);

        assertThat(new Standing(RACE).back(0, "300.00", "4.00").account().profit(threeWay))
                .isEqualTo(100_000_000);
        assertThat(new Standing(RACE).lay(0, "300.00", "4.00").account().profit(threeWay))
                .isEqualTo(-100_000_000);
    }

    @Test
    void v19HalfOfTheStakeWins() {
        Standing backer = new Standing(RACE).back(1, "40.00", "6.00");

        assertThat(backer.account().profit(Payouts.winners(RACE, 0, 1))).isEqualTo(80_000_000);
    }

    @Test
    void inAPlaceMarketOnlyTheLastPlaceMayBeShared() {
        MarketTerms four = new MarketTerms(MarketKind.ODDS, 4, 3, true, 0, 0);
        Payouts shared = new Payouts(List.of(720_720, 720_720, 360_360, 360_360));

        assertThat(shared.fits(four)).isTrue();
        assertThat(new Standing(four).back(0, "10.00", "2.00").account().profit(shared))
                .isEqualTo(10_000_000);
        assertThat(new Standing(four).back(3, "10.00", "3.00").account().profit(shared))
                .isEqualTo(5_000_000);
        assertThat(new Payouts(List.of(720_720, 720_720, 360_360, 0)).fits(four))
                .isFalse();
    }

    @Test
    void aDeadHeatRoundsDownToAMicroAndNeverBelowWhatWasHeld() {
        Payouts threeWay = Payouts.winners(RACE, 0, 1, 2);
        Standing backer = new Standing(RACE).back(0, "0.01", "1.01");
        Standing layer = new Standing(RACE).lay(0, "0.01", "1.01");

        assertThat(backer.account().profit(threeWay)).isEqualTo(-6_634);
        assertThat(layer.account().profit(threeWay)).isEqualTo(6_633);
        Standing all = new Standing(RACE)
                .back(0, "0.01", "2.02")
                .back(1, "0.01", "2.02")
                .back(2, "0.01", "2.02");
        assertThat(all.account().profit(threeWay)).isEqualTo(-all.account().collateral());
    }

    @Test
    void aSelectionTheMarketDoesNotHaveCannotWin() {
        assertThat(Payouts.canWin(RACE, Set.of(3))).isFalse();
        assertThat(Payouts.canWin(PLACES, Set.of(0, -1))).isFalse();
    }

    @Test
    void yesNoMayBeSplitAndOddsMayNot() {
        Payouts half = new Payouts(List.of(5_000, 5_000, 0));

        assertThat(half.fits(VOTE)).isTrue();
        assertThat(half.fits(RACE)).isFalse();
    }

    @Test
    void aSplitPaysExactlyTheWinnersThereAre() {
        assertThat(new Payouts(List.of(3_334, 3_333, 3_333)).fits(VOTE)).isTrue();
        assertThat(new Payouts(List.of(3_333, 3_333, 3_333)).fits(VOTE)).isFalse();
        assertThat(new Payouts(List.of(10_000, 1, -1)).fits(VOTE)).isFalse();
        assertThat(new Payouts(List.of(10_001, 9_999, 0)).fits(TWO_SEATS)).isFalse();
        assertThat(new Payouts(List.of(5_000, 5_000)).fits(VOTE)).isFalse();
    }

    @Test
    void aShareIsNeverPaidOut() {
        assertThat(new Payouts(List.of(0)).fits(SHARE)).isFalse();
        MarketAccount account = SHARE.rules().newAccount(SHARE);
        assertThatThrownBy(() -> account.profit(new Payouts(List.of(0))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void noAccountIsPaidByAPayoutOfAnotherMarket() {
        MarketAccount account = RACE.rules().newAccount(RACE);

        assertThatThrownBy(() -> account.profit(new Payouts(List.of(5_000, 5_000, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSplitPaysItsPartOfTheContract() {
        Standing trader = new Standing(VOTE).back(0, "10.00", "0.60");

        assertThat(trader.account().profit(new Payouts(List.of(5_000, 5_000, 0))))
                .isEqualTo(-1_000_000);
        assertThat(trader.account().profit(new Payouts(List.of(6_001, 3_999, 0))))
                .isEqualTo(1_000);
    }

    @Test
    void aPartThatIsNotAWholeNumberOfMicrosIsRefusedAndNotRounded() {
        Payouts third = new Payouts(List.of(3_333, 6_667, 0));

        assertThat(third.share(new long[] {20_000, 0, 0})).isEqualTo(6_666);
        assertThat(third.share(new long[] {-20_000, 0, 0})).isEqualTo(-6_666);
        assertThatThrownBy(() -> third.share(new long[] {20_001, 0, 0})).isInstanceOf(ArithmeticException.class);
        assertThat(new Payouts(List.of(10_000)).share(new long[] {Long.MAX_VALUE}))
                .isEqualTo(Long.MAX_VALUE);
    }
}
