package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommissionDiscountTest extends WalletFixture {
    private final Payouts first = Payouts.winners(TWO_HORSES, 0);
    private final Payouts second = Payouts.winners(TWO_HORSES, 1);

    private static WalletCommand discount(int bps, String reason) {
        return new WalletCommand.SetDiscount(bps, reason, "admin");
    }

    private static int of(Decision<WalletEvent, WalletReply> placed) {
        return ((WalletReply.Reserved) placed.reply()).place().discountBps();
    }

    private void backedTenAtThree() {
        given(place("o1", Side.BUY, ODDS_3, 10));
        given(effects(1, new Effect.Filled("o1", ODDS_3, 1000)));
    }

    @Test
    void isFixedWhenAMarketIsEnteredWhateverComesLater() {
        given(deposit("d1", 100), discount(2_000, "a good customer"));

        var entered = when(place("o1", Side.BUY, ODDS_3, 10));

        assertThat(entered.events().get(0)).isEqualTo(new WalletEvent.MarketEntered("m", TWO_HORSES, now, 2_000));
        assertThat(of(entered)).isEqualTo(2_000);
        given(discount(0, "no longer"));
        assertThat(of(when(place("o2", Side.BUY, ODDS_3, 10)))).isEqualTo(2_000);
        given(effects(1, new Effect.Filled("o1", ODDS_3, 1000)));
        given(effects(2, new Effect.Settled(3, first, 20_000_000, 800_000)));
        assertThat(wallet.balance()).isEqualTo(119_200_000);
    }

    @Test
    void isNotThatOfMarketsEnteredBefore() {
        given(deposit("d1", 100));
        backedTenAtThree();
        given(discount(2_000, "a good customer"));

        var reduced = when(effects(2, new Effect.Settled(3, first, 20_000_000, 800_000)));

        assertThat(reduced.events()).singleElement().isInstanceOf(WalletEvent.SettlementDisputed.class);
    }

    @Test
    void aSettlementAtTheFullRateIsDisputed() {
        given(deposit("d1", 100), discount(2_000, "a good customer"));
        backedTenAtThree();

        var full = when(effects(2, new Effect.Settled(3, first, 20_000_000, 1_000_000)));

        assertThat(full.events())
                .containsExactly(
                        new WalletEvent.SettlementDisputed("m", 2, 20_000_000, 20_000_000, 1_000_000, 800_000, now));
    }

    @Test
    void isThatOfARemovalAndOfACorrectionTooAlsoAfterARestart() {
        given(deposit("d1", 100), discount(2_500, "a good customer"));
        backedTenAtThree();
        given(effects(2, new Effect.Removed(3, 1, 1000)), discount(0, "no longer"));
        given(effects(3, new Effect.Settled(4, second, -10_000_000, 0)));

        Wallet recovered = Wallet.of("alice", WalletSettings.DEFAULT, wallet.snapshot());
        var correction = new Message.Effects(
                "alice", "m", 3, 4, List.of(new Effect.Corrected(5, first, 27_000_000, 637_500 / 10_000 * 10_000)));
        var decision = new WalletCommand.ApplyEffects(correction).decide(recovered, now);

        assertThat(recovered.snapshot()).isEqualTo(wallet.snapshot());
        assertThat(decision.events()).singleElement().isInstanceOf(WalletEvent.EffectsApplied.class);
    }

    @Test
    void isSentAgainWithAnOrderThatWasNotAnswered() {
        given(deposit("d1", 100), discount(10_000, "house"));
        given(place("o1", Side.BUY, ODDS_3, 10));

        Wallet recovered = Wallet.of("alice", WalletSettings.DEFAULT, wallet.snapshot());
        recovered.overdue(now);

        assertThat(recovered.overdue(now + 60_000_000))
                .singleElement()
                .isInstanceOfSatisfying(Message.Place.class, place -> assertThat(place.discountBps())
                        .isEqualTo(10_000));
    }

    @Test
    void isSetOnceForTheSameReasonAndAgainForAnother() {
        given(discount(2_000, "a good customer"));
        long since = now;

        var again = when(new WalletCommand.SetDiscount(2_000, "a good customer", "another"));

        assertThat(again.events()).isEmpty();
        assertThat(again.reply())
                .isEqualTo(new WalletReply.Discounted(new Discount(2_000, "a good customer", "admin", since)));
        given(discount(2_000, "a better reason"));
        assertThat(wallet.discount()).isEqualTo(new Discount(2_000, "a better reason", "admin", now));
        assertThat(wallet.view().discountBps()).isEqualTo(2_000);
    }

    @Test
    void isNeverLessThanNothingNorMoreThanEverything() {
        assertRefused(discount(-1, "r"), WalletRejection.INVALID_DISCOUNT);
        assertRefused(discount(10_001, "r"), WalletRejection.INVALID_DISCOUNT);
        given(discount(10_000, "house"));
        assertThat(when(new WalletCommand.ViewDiscount()).reply())
                .isEqualTo(new WalletReply.Discounted(new Discount(10_000, "house", "admin", now - 1)));
    }
}
