package io.crossbook.audit;

import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionRulesSet;
import io.crossbook.market.ResolutionRules;
import io.crossbook.orderbook.OrderBookEvent.BookStatusChanged;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.orderbook.OrderBookEvent.SettlementCompleted;
import io.crossbook.orderbook.OrderBookEvent.SettlementStarted;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Resolution;
import io.crossbook.wallet.WalletEvent.DiscountSet;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.MarketEntered;
import io.crossbook.wallet.WalletEvent.SettlementDisputed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settlements that pay anything but what is due, once. */
class TamperedSettlementTest {
    private final Tampering journal = Tampering.ofStory();

    @Test
    void aSettlementThatTakesAnotherCommission() {
        journal.change(
                SettlementStarted.class,
                event -> event.profit() > 0,
                event -> new SettlementStarted(
                        event.version(),
                        event.resolution(),
                        event.users(),
                        event.profit(),
                        event.loss(),
                        event.commission() + 10_000,
                        event.payoutHash(),
                        event.at(),
                        event.rounding()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aMarketEnteredAtAnotherDiscountThanTheUserHas() {
        journal.change(
                MarketEntered.class,
                event -> event.discountBps() > 0,
                event -> new MarketEntered(event.marketId(), event.terms(), event.at(), 0));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void anOrderTakenAtAnotherDiscountThanItsWalletEnteredBy() {
        journal.change(
                OrderAccepted.class,
                event -> event.discountBps() > 0,
                event -> Tampering.withDiscount(event, event.discountBps() - 1));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aDiscountOfMoreThanEverything() {
        journal.change(
                DiscountSet.class,
                event -> true,
                event -> new DiscountSet(10_001, event.reason(), event.by(), event.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aSettlementThatPaysOtherUsersThanItsHashSays() {
        journal.change(
                SettlementStarted.class,
                event -> event.profit() > 0,
                event -> new SettlementStarted(
                        event.version(),
                        event.resolution(),
                        event.users(),
                        event.profit(),
                        event.loss(),
                        event.commission(),
                        event.payoutHash().replace('a', 'b'),
                        event.at(),
                        event.rounding()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aSettlementPaidTwice() {
        int index = journal.last(EffectsApplied.class, Tampering::pays);
        EffectsApplied paid = journal.event(EffectsApplied.class, index);
        long next = paid.from() + paid.effects().size();
        journal.insertBehind(
                index, new EffectsApplied(paid.marketId(), paid.epoch(), next, paid.effects(), List.of(), paid.at()));
        journal.assertFound(Invariant.SETTLEMENT, Invariant.CONSERVATION, Invariant.EFFECTS);
    }

    @Test
    void aSettlementCalledCompleteBeforeEverybodyIsPaid() {
        int completed = journal.last(SettlementCompleted.class, event -> true);
        SettlementCompleted event = journal.event(SettlementCompleted.class, completed);
        String book = journal.entries().get(completed).persistenceId();
        journal.removeSmoothly(completed);
        int started = journal.last(SettlementStarted.class, one -> one.version() == event.version());
        while (!journal.entries().get(started).persistenceId().equals(book)) {
            started--;
        }
        journal.insertBehind(started, event);
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aMarketSettledWithOtherSumsThanItsBook() {
        journal.change(
                MarketSettled.class,
                event -> true,
                event -> new MarketSettled(event.profit() + 1, event.commission(), event.users(), event.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aMarketResolvedOtherwiseAfterwards() {
        journal.change(
                MarketResolved.class,
                event -> !event.resolution().voided(),
                event -> new MarketResolved(new Resolution(null, "never mind"), event.by(), event.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aResultApprovedByWhoProposedIt() {
        journal.change(
                ResolutionApproved.class,
                event -> true,
                event -> new ResolutionApproved(event.proposalId(), event.finalAt(), "admin", event.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aResultThatNobodyApproved() {
        journal.change(
                ResolutionRulesSet.class,
                event -> true,
                event -> new ResolutionRulesSet(new ResolutionRules(2, 3_600), event.by(), event.at()));
        journal.change(
                ResolutionApproved.class,
                event -> true,
                event -> new ResolutionApproved(event.proposalId(), event.at() + 1, event.by(), event.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aBookToldWhatItsMarketNeverSaid() {
        journal.change(BookStatusChanged.class, event -> true, event -> {
            BookControl said = event.control();
            var told = new BookControl(
                    said.version(),
                    said.terms(),
                    said.status(),
                    !said.inPlay(),
                    said.removed(),
                    said.resolution(),
                    said.reductions(),
                    said.betDelaySeconds(),
                    said.betDelayModel());
            return new BookStatusChanged(told, event.at());
        });
        journal.assertFound(Invariant.SETTLEMENT);
    }

    @Test
    void aSettlementThatAWalletDisputes() {
        int index = journal.last(EffectsApplied.class, Tampering::pays);
        EffectsApplied paid = journal.event(EffectsApplied.class, index);
        journal.put(index, new SettlementDisputed(paid.marketId(), paid.from(), 1, 2, 0, 0, paid.at()));
        journal.assertFound(Invariant.SETTLEMENT);
    }
}
