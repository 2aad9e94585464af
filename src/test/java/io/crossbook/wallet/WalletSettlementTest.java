package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Verdict;
import org.junit.jupiter.api.Test;

class WalletSettlementTest extends WalletFixture {
    private final Payouts first = Payouts.winners(TWO_HORSES, 0);
    private final Payouts second = Payouts.winners(TWO_HORSES, 1);

    private void backedTenAtThree() {
        given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 10));
        given(effects(1, new Effect.Filled("o1", ODDS_3, 1000)));
    }

    @Test
    void aWinnerGetsTheProfitLessCommission() {
        backedTenAtThree();

        given(effects(2, new Effect.Settled(3, first, 20_000_000, 1_000_000)));

        assertThat(availableUnits()).isEqualTo(119);
        assertThat(wallet.lines())
                .extracting(StatementLine::type)
                .containsExactly("DEPOSIT", "SETTLEMENT", "COMMISSION");
        assertRefused(place("o2", Side.BUY, ODDS_3, 1), WalletRejection.MARKET_CLOSED);
    }

    @Test
    void aSettlementThatTheOwnBetsDontBearOutIsDisputedAndNotApplied() {
        backedTenAtThree();

        var decision = when(effects(2, new Effect.Settled(3, first, 21_000_000, 1_050_000)));

        assertThat(decision.events()).singleElement().isInstanceOf(WalletEvent.SettlementDisputed.class);
        assertThat(decision.outgoing()).isEmpty();
        assertThat(wallet.view().balance().micros()).isEqualTo(100_000_000);
        assertThat(when(effects(2, new Effect.Settled(3, first, 20_000_000, 1_000_000)))
                        .events())
                .isEmpty();
    }

    @Test
    void anOrderThatIsStillBeingPlacedHoldsNothingAfterTheSettlement() {
        given(deposit("d1", 10), place("o1", Side.BUY, ODDS_3, 10));
        given(effects(1, new Effect.Filled("o1", ODDS_3, 1000)));
        given(place("hedge", Side.SELL, ODDS_3, 10));

        given(effects(2, new Effect.Settled(3, Payouts.winners(TWO_HORSES, 1), -10_000_000, 0)));

        assertThat(wallet.available()).isZero();
        given(placed("hedge", Verdict.REJECTED));
        assertThat(wallet.available()).isZero();
        assertThat(wallet.quiet()).isTrue();
    }

    @Test
    void aRemovalReducesWhatIsWonAndAgreesWithTheBook() {
        backedTenAtThree();
        given(effects(2, new Effect.Removed(3, 1, 1000)));

        given(effects(3, new Effect.Settled(4, first, 17_000_000, 850_000)));

        assertThat(wallet.available()).isEqualTo(116_150_000);
    }

    @Test
    void aRemovalThatTakesAHedgeAwayLeavesTheUserOwing() {
        given(deposit("d1", 10), place("o1", Side.SELL, ODDS_3, 5));
        given(effects(1, new Effect.Filled("o1", ODDS_3, 500)));
        given(placeOn(1, "o2", Side.SELL, ODDS_3, 5), effects(2, new Effect.Filled("o2", ODDS_3, 500)));
        given(new WalletCommand.Withdraw("w1", 5_000_000));

        given(effects(3, new Effect.Removed(3, 1, 0)));

        assertThat(wallet.available()).isZero();
        assertThat(wallet.owed()).isEqualTo(5_000_000);
        assertRefused(new WalletCommand.Withdraw("w2", 1), WalletRejection.INSUFFICIENT_FUNDS);
        given(deposit("d2", 7));
        assertThat(wallet.owed()).isZero();
        assertThat(availableUnits()).isEqualTo(2);
    }

    @Test
    void aCorrectionTakesBackWhatWasWrongAndWhoHasSpentItOwesIt() {
        backedTenAtThree();
        given(effects(2, new Effect.Settled(3, first, 20_000_000, 1_000_000)));
        given(new WalletCommand.Withdraw("w1", 100_000_000), new WalletCommand.CompleteWithdrawal("w1", "p"));

        given(effects(3, new Effect.Corrected(5, second, -30_000_000, -1_000_000)));

        assertThat(wallet.available()).isZero();
        assertThat(wallet.owed()).isEqualTo(10_000_000);
        assertRefused(new WalletCommand.Withdraw("w2", 1), WalletRejection.INSUFFICIENT_FUNDS);
        given(deposit("d2", 4));
        assertThat(wallet.owed()).isEqualTo(6_000_000);
        given(deposit("d3", 8));
        assertThat(wallet.owed()).isZero();
        assertThat(availableUnits()).isEqualTo(2);
        assertThat(wallet.lines()).extracting(StatementLine::type).contains("CORRECTION");
    }

    @Test
    void aCorrectionOfACorrectionAndOfAVoidIsReckonedOnWhatWasPaid() {
        backedTenAtThree();
        given(effects(2, new Effect.Voided(3)));
        given(effects(3, new Effect.Corrected(5, second, -10_000_000, 0)));

        Wallet recovered = Wallet.of("alice", WalletSettings.DEFAULT, wallet.snapshot());
        given(effects(4, new Effect.Corrected(7, first, 30_000_000, 1_000_000)));

        assertThat(availableUnits()).isEqualTo(119);
        assertThat(recovered.snapshot().balance()).isEqualTo(90_000_000);
    }

    @Test
    void aCorrectionThatTheOwnBetsDontBearOutIsDisputedAndNotApplied() {
        backedTenAtThree();
        given(effects(2, new Effect.Settled(3, first, 20_000_000, 1_000_000)));

        var decision = when(effects(3, new Effect.Corrected(5, second, -29_000_000, -1_000_000)));

        assertThat(decision.events()).singleElement().isInstanceOf(WalletEvent.SettlementDisputed.class);
        assertThat(availableUnits()).isEqualTo(119);
    }

    @Test
    void aVoidGivesEverythingBack() {
        backedTenAtThree();

        given(effects(2, new Effect.Voided(3)));

        assertThat(availableUnits()).isEqualTo(100);
    }
}
