package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.protocol.BondFate;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Aggregate;
import org.junit.jupiter.api.Test;

/** What a wallet does with the bond of a dispute; only the market's word moves it. */
class DisputeBondTest extends WalletFixture {
    private static final long UNIT = 1_000_000;

    private static WalletCommand reserve(String proposal, long units) {
        return new WalletCommand.ReserveBond("m", proposal, units * UNIT, "offside");
    }

    private static WalletCommand hear(String proposal, BondFate fate, long reward) {
        return new WalletCommand.HearBond(new Message.BondWord(
                "alice", "m", proposal, fate, reward, fate == BondFate.REFUSED ? "DISPUTE_WINDOW_CLOSED" : null));
    }

    private BondView bond() {
        return ((WalletReply.Bonds) when(new WalletCommand.ListBonds()).reply())
                .bonds()
                .get(0);
    }

    @Test
    void theBondIsSetAsideOnceAndTheMarketIsAskedUntilItAnswers() {
        given(deposit("d", 1_000), reserve("p", 750));
        assertThat(when(reserve("p", 750)).events()).isEmpty();

        assertThat(wallet.balance()).isEqualTo(1_000 * UNIT);
        assertThat(availableUnits()).isEqualTo(250);
        assertThat(wallet.view().disputeBonds().micros()).isEqualTo(750 * UNIT);
        var asked = new Message.Dispute("m", "alice", "p", 750 * UNIT, "offside");
        assertThat(wallet.fresh(now)).containsExactly(asked);
        assertThat(wallet.fresh(now)).isEmpty();
        assertThat(wallet.overdue(now + 30 * UNIT)).containsExactly(asked);
        assertThat(wallet.quiet()).isFalse();

        given(hear("p", BondFate.HELD, 0));
        assertThat(wallet.quiet()).isTrue();
        assertThat(wallet.overdue(now + 60 * UNIT)).isEmpty();
        assertThat(availableUnits()).isEqualTo(250);
    }

    @Test
    void aBondThatIsNotCoveredIsRefused() {
        given(deposit("d", 100), reserve("p", 60));
        assertRefused(reserve("q", 41), WalletRejection.INSUFFICIENT_FUNDS);
        assertRefused(new WalletCommand.Withdraw("w", 41 * UNIT), WalletRejection.INSUFFICIENT_FUNDS);
        assertRefused(reserve("q", 0), WalletRejection.INVALID_AMOUNT);
    }

    @Test
    void aRefusedDisputeFreesItsBondForGood() {
        given(deposit("d", 100), reserve("p", 60), hear("p", BondFate.REFUSED, 0));

        assertThat(availableUnits()).isEqualTo(100);
        assertThat(bond().status()).isEqualTo("RELEASED");
        assertThat(bond().refusal()).isEqualTo("DISPUTE_WINDOW_CLOSED");
        assertThat(when(reserve("p", 60)).events()).as("the same again").isEmpty();
        assertThat(wallet.quiet()).isTrue();
    }

    @Test
    void v23AReward() {
        given(deposit("d", 1_000), reserve("p", 750), hear("p", BondFate.HELD, 0));

        var end = when(hear("p", BondFate.REWARDED, 375 * UNIT));

        assertThat(end.outgoing()).containsExactly(new Message.BondEnded("m", "alice", "p"));
        assertThat(wallet.balance()).isEqualTo(1_375 * UNIT);
        assertThat(availableUnits()).isEqualTo(1_375);
        var line = wallet.lines().get(wallet.lines().size() - 1);
        assertThat(line.type()).isEqualTo("DISPUTE_REWARD");
        assertThat(line.amount()).isEqualTo(375 * UNIT);
    }

    @Test
    void anEndIsTakenOnceAndAcknowledgedEachTime() {
        given(deposit("d", 1_000), reserve("p", 750));
        given(hear("p", BondFate.FORFEITED, 0));

        var again = when(hear("p", BondFate.FORFEITED, 0));

        assertThat(again.events()).isEmpty();
        assertThat(again.outgoing()).containsExactly(new Message.BondEnded("m", "alice", "p"));
        assertThat(when(hear("p", BondFate.HELD, 0)).events()).as("a late word").isEmpty();
        assertThat(wallet.balance()).isEqualTo(250 * UNIT);
    }

    @Test
    void aWordOnABondThatTheWalletDoesNotKnowIsNotAcknowledged() {
        assertThat(when(hear("p", BondFate.REWARDED, 1)).outgoing()).isEmpty();
    }

    @Test
    void bondsOutliveASnapshot() {
        given(deposit("d", 1_000), reserve("p", 100), reserve("q", 200), hear("q", BondFate.HELD, 0));

        var restored = Wallet.of("alice", WalletSettings.DEFAULT, wallet.snapshot());

        assertThat(restored.available()).isEqualTo(wallet.available());
        assertThat(restored.quiet()).isFalse();
        hear("p", BondFate.REFUSED, 0)
                .decide(restored, now)
                .events()
                .forEach(event -> Aggregate.record(restored, event));
        assertThat(restored.quiet()).isTrue();
    }
}
