package io.crossbook.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Verdict;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WalletTest extends WalletFixture {
    @Nested
    class Payment {
        @Test
        void aDepositCountsOnce() {
            given(deposit("d1", 100));

            assertThat(when(deposit("d1", 100)).events()).isEmpty();
            assertThat(availableUnits()).isEqualTo(100);
        }

        @Test
        void theSameReferenceWithAnotherAmountIsRefused() {
            given(deposit("d1", 100));

            assertRefused(deposit("d1", 200), WalletRejection.PAYMENT_EXISTS_WITH_DIFFERENT_TERMS);
        }

        @Test
        void aDepositBeyondWhatCanBeCountedIsRefused() {
            given(new WalletCommand.Deposit("d1", Wallet.BALANCE_MAX));

            assertRefused(new WalletCommand.Deposit("d2", 1), WalletRejection.INVALID_AMOUNT);
            assertRefused(new WalletCommand.Deposit("d3", 0), WalletRejection.INVALID_AMOUNT);
        }

        @Test
        void aWithdrawalHoldsTheMoneyUntilItIsPaidOut() {
            given(deposit("d1", 100), new WalletCommand.Withdraw("w1", 30_000_000));

            assertThat(availableUnits()).isEqualTo(70);
            assertThat(wallet.view().balance().micros()).isEqualTo(100_000_000);
            assertThat(wallet.overdue(now)).containsExactly(new Message.PayOut("alice", "w1", 30_000_000, now));

            given(new WalletCommand.CompleteWithdrawal("w1", "provider-1"));
            assertThat(wallet.view().balance().micros()).isEqualTo(70_000_000);
            assertThat(wallet.quiet()).isTrue();
        }

        @Test
        void aFailedWithdrawalIsFreeAgain() {
            given(
                    deposit("d1", 100),
                    new WalletCommand.Withdraw("w1", 30_000_000),
                    new WalletCommand.ReleaseWithdrawal("w1", "no such account"));

            assertThat(availableUnits()).isEqualTo(100);
        }

        @Test
        void nobodyWithdrawsWhatIsPromised() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 80));

            assertRefused(new WalletCommand.Withdraw("w1", 30_000_000), WalletRejection.INSUFFICIENT_FUNDS);
        }
    }

    @Nested
    class Reserving {
        @Test
        void aBackHoldsItsStake() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40));

            assertThat(availableUnits()).isEqualTo(60);
        }

        @Test
        void aLayHoldsItsLiability() {
            given(deposit("d1", 100), place("o1", Side.SELL, ODDS_3, 40));

            assertThat(availableUnits()).isEqualTo(20);
        }

        @Test
        void moreThanAvailableIsRefusedWithTheNumbers() {
            given(deposit("d1", 10));

            var refused = (WalletReply.Refused)
                    when(place("o1", Side.BUY, ODDS_3, 11)).reply();

            assertThat(refused.reason()).isEqualTo(WalletRejection.INSUFFICIENT_FUNDS);
            assertThat(refused.details()).containsEntry("needed", "11.00").containsEntry("available", "10.00");
        }

        @Test
        void theSameOrderAgainIsKnown() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40));

            var again = when(place("o1", Side.BUY, ODDS_3, 40));

            assertThat(again.events()).isEmpty();
            assertThat(((WalletReply.Known) again.reply()).place()).isNotNull();
            assertThat(availableUnits()).isEqualTo(60);
        }

        @Test
        void theSameIdWithOtherTermsIsRefused() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40));

            assertRefused(place("o1", Side.BUY, ODDS_3, 41), WalletRejection.ORDER_EXISTS_WITH_DIFFERENT_TERMS);
        }

        @Test
        void anIdOfAnotherTimeIsRefused() {
            given(deposit("d1", 100));

            assertRefused(
                    place("o1", NOW_MILLIS - 16 * MINUTE_MILLIS, Side.BUY, ODDS_3, 1), WalletRejection.ID_TOO_OLD);
            assertRefused(place("o2", NOW_MILLIS + 2 * MINUTE_MILLIS, Side.BUY, ODDS_3, 1), WalletRejection.INVALID_ID);
        }

        @Test
        void aForgottenIdStaysRefusedEvenIfTheWindowGrows() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40), placed("o1", Verdict.REJECTED));
            now += 16 * MINUTE_MILLIS * 1000;
            given(deposit("d2", 1));
            var patient = Wallet.of(
                    "alice",
                    new WalletSettings(60 * MINUTE_MILLIS, MINUTE_MILLIS, 30_000_000, 100, 256),
                    wallet.snapshot());

            assertThat(wallet.orders().find("o1")).isNull();
            var decision = place("o1", Side.BUY, ODDS_3, 40).decide(patient, now + 1);
            assertThat(((WalletReply.Refused) decision.reply()).reason()).isEqualTo(WalletRejection.ID_TOO_OLD);
        }

        @Test
        void tooManyWithoutAnAnswerAreRefused() {
            given(deposit("d1", 1000));
            for (int i = 0; i < 100; i++) {
                given(place("o" + i, Side.BUY, ODDS_3, 1));
            }

            assertRefused(place("o100", Side.BUY, ODDS_3, 1), WalletRejection.BUSY);
            when(placed("o0", Verdict.ACCEPTED));
            given(place("o100", Side.BUY, ODDS_3, 1));
        }
    }

    @Nested
    class HearingFromTheBook {
        @Test
        void aRejectedOrderIsReleasedOnce() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40), placed("o1", Verdict.REJECTED));

            assertThat(availableUnits()).isEqualTo(100);
            assertThat(when(placed("o1", Verdict.REJECTED)).events()).isEmpty();
            assertThat(wallet.quiet()).isTrue();
        }

        @Test
        void whatLapsedAtTheEndOfADelayIsNotCalledRejected() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40), place("o2", Side.BUY, ODDS_3, 40));
            given(lapsed("o1", "MARKET_SUSPENDED"), lapsed("o2", "FOK_NOT_FILLABLE"));

            assertThat(availableUnits()).isEqualTo(100);
            assertThat(order("o1").status()).isEqualTo(OrderStatus.LAPSED);
            assertThat(order("o1").reason()).isEqualTo("MARKET_SUSPENDED");
            assertThat(order("o2").status()).isEqualTo(OrderStatus.CANCELLED);
        }

        private static WalletCommand lapsed(String id, String reason) {
            return new WalletCommand.NotePlaced(new Message.Placed("alice", "m", id, Verdict.LAPSED, reason));
        }

        private OrderView order(String id) {
            return ((WalletReply.Known) when(new WalletCommand.FindOrder(id)).reply()).order();
        }

        @Test
        void anAcceptedOrderIsNotAskedForAgain() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40));
            assertThat(wallet.quiet()).isFalse();
            assertThat(wallet.unansweredSince(now)).isZero();
            assertThat(wallet.unansweredSince(now + 1)).isEqualTo(1);

            assertThat(when(placed("o1", Verdict.ACCEPTED)).events()).isEmpty();

            assertThat(wallet.quiet()).isTrue();
            assertThat(wallet.overdue(now + 60_000_000)).isEmpty();
        }

        @Test
        void anUnansweredOrderIsSentAgain() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 40));

            assertThat(wallet.fresh(now)).isEmpty();
            assertThat(wallet.overdue(now + 300_000)).singleElement().isInstanceOf(Message.Place.class);
            assertThat(wallet.overdue(now + 300_001)).isEmpty();
        }

        @Test
        void effectsApplyOnceAndInOrder() {
            given(deposit("d1", 100), place("o1", Side.SELL, ODDS_4, 20));
            given(effects(1, new Effect.Filled("o1", ODDS_3, 500)));

            var twice = when(effects(1, new Effect.Filled("o1", ODDS_3, 500)));
            var gap = when(effects(3, new Effect.Closed("o1", 1500, Closure.CANCELLED)));

            assertThat(twice.events()).isEmpty();
            assertThat(twice.outgoing()).containsExactly(ack(1));
            assertThat(gap.events()).isEmpty();
            assertThat(gap.outgoing()).containsExactly(ack(1));
            assertThat(availableUnits()).isEqualTo(100 - 10 - 45);
        }

        private Message.EffectsAck ack(long upTo) {
            return new Message.EffectsAck("m", "alice", wallet.standing("m").epoch(), upTo);
        }

        @Test
        void effectsOfAnUnknownPastAreArchived() {
            given(deposit("d1", 100));
            var stale = new Message.Effects("alice", "gone", 1, 1, List.of(new Effect.Voided(1)));
            var ahead = new Message.Effects("alice", "gone", 99, 1, List.of(new Effect.Voided(1)));

            assertThat(when(new WalletCommand.ApplyEffects(stale)).outgoing())
                    .containsExactly(new Message.EffectsAck("gone", "alice", 1, Long.MAX_VALUE));
            assertThat(when(new WalletCommand.ApplyEffects(ahead)).outgoing()).isEmpty();
        }

        @Test
        void aFilledOrderIsClosedWithItsAveragePrice() {
            given(deposit("d1", 100), place("o1", Side.BUY, ODDS_3, 10));
            given(effects(1, new Effect.Filled("o1", ODDS_3, 400), new Effect.Filled("o1", ODDS_4, 600)));

            var order =
                    ((WalletReply.Known) when(new WalletCommand.FindOrder("o1")).reply()).order();

            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(order.matchedValue() / order.sizeMatched()).isEqualTo(36_000);
        }
    }
}
