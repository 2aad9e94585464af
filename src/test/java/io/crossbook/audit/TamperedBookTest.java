package io.crossbook.audit;

import io.crossbook.domain.matching.Fill;
import io.crossbook.orderbook.OrderBookEvent.BookStatusChanged;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.orderbook.OrderBookEvent.OrderReduced;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.wallet.WalletEvent.Reserved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions and matches that a book should not have made. */
class TamperedBookTest {
    private final Tampering journal = Tampering.ofStory();

    @Test
    void aLargerFillInABook() {
        journal.change(
                OrderAccepted.class,
                Tampering::isMatched,
                event -> Tampering.with(
                        event,
                        event.fills().stream()
                                .map(fill -> new Fill(fill.restingNumber(), fill.tick(), fill.size() + 1))
                                .toList()));
        journal.assertFound(Invariant.MATCHING, Invariant.EFFECTS);
    }

    @Test
    void aFillDoneTwice() {
        journal.change(OrderAccepted.class, Tampering::isMatched, event -> {
            List<Fill> fills = new ArrayList<>(event.fills());
            fills.add(fills.get(0));
            return Tampering.with(event, fills);
        });
        journal.assertFound(Invariant.MATCHING, Invariant.EFFECTS);
    }

    @Test
    void aFillAtAnotherPriceThanTheRestingOrders() {
        journal.change(OrderAccepted.class, Tampering::isMatched, event -> {
            Fill first = event.fills().get(0);
            return Tampering.with(event, List.of(new Fill(first.restingNumber(), first.tick() + 1, first.size())));
        });
        journal.assertFound(Invariant.MATCHING, Invariant.EFFECTS);
    }

    @Test
    void anOrderServedOutOfTurn() {
        journal.change(OrderAccepted.class, event -> event.fills().size() > 1, event -> {
            List<Fill> fills = new ArrayList<>(event.fills());
            Collections.reverse(fills);
            return Tampering.with(event, fills);
        });
        journal.assertFound(Invariant.MATCHING);
    }

    @Test
    void aReductionOfAnOrderThatIsGone() {
        int index = journal.last(OrderReduced.class, event -> true);
        journal.insertBehind(index, journal.event(OrderReduced.class, index));
        journal.assertFound(Invariant.MATCHING);
    }

    @Test
    void anOrderTakenByABookThatIsNotOpen() {
        int index = journal.last(OrderAccepted.class, event -> true);
        int closed = journal.lastOfSame(index, BookStatusChanged.class, event -> event.control()
                .status()
                .isClosed());
        journal.insertBehind(closed, journal.event(OrderAccepted.class, index));
        journal.assertFound(Invariant.MATCHING, Invariant.ORDER_FATE);
    }

    @Test
    void anOrderAcceptedThatNobodyReserved() {
        Reserved reserved = journal.reservationOf(journal.lastMatched());
        journal.removeSmoothly(journal.last(Reserved.class, reserved::equals));
        journal.assertFound(Invariant.ORDER_FATE);
    }

    @Test
    void anOrderAcceptedOnOtherTerms() {
        Reserved reserved = journal.reservationOf(journal.lastMatched());
        OrderTerms terms = Tampering.withSize(reserved.terms(), reserved.terms().size() + 1);
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
        journal.assertFound(Invariant.ORDER_FATE);
    }

    @Test
    void anOrderAcceptedTwice() {
        int index = journal.last(OrderAccepted.class, event -> event.fills().isEmpty());
        journal.insertBehind(index, journal.event(OrderAccepted.class, index));
        journal.assertFound(Invariant.ORDER_FATE);
    }

    @Test
    void anOrderThatDisappearedFromItsBook() {
        OrderAccepted accepted = journal.lastMatched();
        journal.removeSmoothly(journal.last(OrderAccepted.class, accepted::equals));
        journal.assertFound(Invariant.EFFECTS);
    }
}
