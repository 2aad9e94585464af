package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.orderbook.OrderBookEvent.EffectsAcked;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Verdict;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Payments and effects that a wallet should not have written. */
class TamperedWalletTest {
    private final Tampering journal = Tampering.ofStory();

    @Test
    void aMicroMoreInASettlementEffect() {
        journal.change(
                EffectsApplied.class,
                Tampering::pays,
                event -> Tampering.with(event, effects -> {
                    effects.replaceAll(Tampering::richer);
                    return effects;
                }));
        AuditReport report = journal.assertFound(Invariant.EFFECTS, Invariant.CONSERVATION, Invariant.SETTLEMENT);

        assertThat(report.first(Invariant.CONSERVATION)).singleElement().satisfies(difference -> {
            assertThat(difference.text()).isEqualTo("creates 0.000001");
            assertThat(difference.where())
                    .isEqualTo(report.first(Invariant.EFFECTS).get(0).where());
        });
    }

    @Test
    void aLargerFillInAWallet() {
        journal.change(
                EffectsApplied.class,
                Tampering::fills,
                event -> Tampering.with(event, effects -> {
                    effects.replaceAll(Tampering::larger);
                    return effects;
                }));
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void sharesIssuedTwice() {
        int index = journal.last(SharesIssued.class, event -> true);
        journal.insertBehind(index, journal.event(SharesIssued.class, index));
        AuditReport report = journal.assertFound(Invariant.CONSERVATION);

        assertThat(report.first(Invariant.CONSERVATION).get(0).text()).endsWith("is counted twice");
    }

    @Test
    void moreSharesBoughtThanSold() {
        journal.change(
                EffectsApplied.class,
                event -> event.marketId().equals("market-3") && Tampering.fills(event),
                event -> Tampering.with(event, effects -> {
                    effects.replaceAll(Tampering::larger);
                    return effects;
                }));
        AuditReport report = journal.assertFound(Invariant.EFFECTS, Invariant.CONSERVATION);

        assertThat(report.first(Invariant.CONSERVATION))
                .anySatisfy(difference -> assertThat(difference.text()).contains("shares were issued, but"));
    }

    @Test
    void aTakersFeeThatWasNotPaid() {
        journal.change(
                EffectsApplied.class,
                event -> event.effects().stream().anyMatch(TamperedWalletTest::charges),
                event -> Tampering.with(event, effects -> {
                    effects.replaceAll(effect -> charges(effect) ? free((Effect.Filled) effect) : effect);
                    return effects;
                }));
        journal.assertFound(Invariant.EFFECTS, Invariant.CONSERVATION);
    }

    private static boolean charges(Effect effect) {
        return effect instanceof Effect.Filled filled && filled.fee() > 0;
    }

    private static Effect free(Effect.Filled filled) {
        return new Effect.Filled(filled.clientOrderId(), filled.tick(), filled.size());
    }

    @Test
    void aDepositMadeSmallerThanWhatWasSpent() {
        journal.change(Deposited.class, event -> true, event -> new Deposited(event.clientRef(), 10_000, event.at()));
        journal.assertFound(Invariant.NON_NEGATIVE);
    }

    @Test
    void aDepositCountedTwice() {
        int index = journal.last(Deposited.class, event -> true);
        journal.insertBehind(index, journal.event(Deposited.class, index));
        journal.assertFound(Invariant.CONSERVATION);
    }

    @Test
    void aWithdrawalPaidOutTwice() {
        int index = journal.last(WithdrawalCompleted.class, event -> true);
        journal.insertBehind(index, journal.event(WithdrawalCompleted.class, index));
        journal.assertFound(Invariant.CONSERVATION);
    }

    @Test
    void anEffectThatWentMissing() {
        journal.change(
                EffectsApplied.class,
                Tampering::fills,
                event -> Tampering.with(event, effects -> {
                    effects.removeIf(Effect.Filled.class::isInstance);
                    return effects;
                }));
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void effectsThatWentMissingAltogether() {
        journal.removeSmoothly(journal.last(EffectsApplied.class, Tampering::fills));
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void effectsAppliedTwice() {
        int index = journal.last(EffectsApplied.class, Tampering::fills);
        journal.insertBehind(index, journal.event(EffectsApplied.class, index));
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void effectsAppliedBeforeTheBookIssuedThem() {
        int index = journal.last(EffectsApplied.class, Tampering::fills);
        JournalEntry applied = journal.entries().remove(index);
        String order = ((EffectsApplied) applied.event())
                .effects().stream()
                        .filter(Effect.Filled.class::isInstance)
                        .map(effect -> ((Effect.Filled) effect).clientOrderId())
                        .findFirst()
                        .orElseThrow();
        int accepted =
                journal.last(OrderAccepted.class, event -> event.clientOrderId().equals(order));
        journal.entries().add(accepted, applied);
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void anAcknowledgementOfWhatWasNeverApplied() {
        int index = journal.last(EffectsAcked.class, event -> true);
        EffectsAcked event = journal.event(EffectsAcked.class, index);
        String user = event.upTo().keySet().iterator().next();
        journal.put(index, new EffectsAcked(Map.of(user, 1_000L), event.at()));
        journal.assertFound(Invariant.EFFECTS);
    }

    @Test
    void anOrderBothAcceptedAndReleased() {
        Reserved reserved = journal.reservationOf(journal.lastMatched());
        int index = journal.last(Reserved.class, reserved::equals);
        var release = new ReleasedUnplaced(reserved.clientOrderId(), Verdict.REJECTED, "NONE", reserved.at());
        journal.insertBehind(index, release);
        journal.assertFound(Invariant.ORDER_FATE);
    }

    @Test
    void anOrderReservedAgainAfterItsEnd() {
        int index = journal.last(Reserved.class, event -> true);
        Reserved reserved = journal.event(Reserved.class, index);
        String wallet = journal.entries().get(index).persistenceId();
        int end = journal.entries().size() - 1;
        while (!journal.entries().get(end).persistenceId().equals(wallet)) {
            end--;
        }
        journal.insertBehind(end, reserved);
        journal.assertFound(Invariant.ORDER_FATE);
    }

    @Test
    void anOrderReservedWithoutTheMoneyForIt() {
        OrderAccepted accepted = journal.lastMatched();
        Reserved reserved = journal.reservationOf(accepted);
        OrderTerms terms = Tampering.withSize(reserved.terms(), OrderTerms.SIZE_MAX);
        journal.change(
                Reserved.class,
                reserved::equals,
                event -> new Reserved(
                        event.clientOrderId(),
                        event.idMillis(),
                        event.marketId(),
                        terms,
                        event.fingerprint(),
                        event.expiresAt(),
                        event.at()));
        journal.change(OrderAccepted.class, accepted::equals, event -> Tampering.with(event, terms, event.fills()));
        journal.assertFound(Invariant.NON_NEGATIVE);
    }
}
