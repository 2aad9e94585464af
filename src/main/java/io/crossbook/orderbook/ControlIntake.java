package io.crossbook.orderbook;

import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a control message means for a book (PROTOCOL.md R9): only a newer version changes anything. */
final class ControlIntake {
    private ControlIntake() {}

    static Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, BookControl control, long now) {
        long version = book.lifecycle().version();
        if (control.version() <= version) {
            return report(book, version, book.settlement().progress(book, now), List.of());
        }
        List<OrderBookEvent> events = new ArrayList<>(3);
        if (book.terms() == null) {
            events.add(new OrderBookEvent.BookDefined(control.terms(), now));
        }
        events.add(new OrderBookEvent.BookStatusChanged(control, now));
        goOn(book, control, now).ifPresent(events::add);
        var removals = Removals.news(book.lifecycle().control(), control, now);
        events.addAll(removals);
        SettlementProgress progress = book.settlement().progress(book, now);
        if (control.resolution() != null && book.settlement().started() == null) {
            var started = Settlement.reckon(book, control.version(), control.resolution(), removals, now);
            events.add(started);
            boolean nobody = started.users() == 0;
            if (nobody) {
                events.add(new OrderBookEvent.SettlementCompleted(control.version(), now));
            }
            progress = Settlement.progress(started, 0, nobody, 0);
        }
        if (control.resolution() != null && book.settlement().isCorrectedBy(control.resolution())) {
            var right = Settlement.reckon(book, control.version(), control.resolution(), removals, now);
            events.add(OrderBookEvent.SettlementCorrected.of(right));
            boolean nobody = !Settlement.isAnybodyConcerned(book, control.resolution());
            if (nobody) {
                events.add(new OrderBookEvent.SettlementCompleted(control.version(), now));
            }
            progress = Settlement.progress(right, nobody ? right.users() : 0, nobody, 0);
        }
        return report(book, control.version(), progress, events);
    }

    /**
     * What leaves an open market open, as the turn in-play does, does not end a halt. Whoever suspends the market takes
     * the halt over; and as versions between may have been lost, only the next one tells that nobody did.
     */
    private static Optional<OrderBookEvent> goOn(OrderBook book, BookControl control, long now) {
        long until = book.guard().haltedUntil();
        boolean staysOpen = book.lifecycle().status() == MarketStatus.OPEN
                && control.status() == MarketStatus.OPEN
                && control.version() == book.lifecycle().version() + 1;
        return until > now && staysOpen
                ? Optional.of(new OrderBookEvent.TradingHalted(0, 0, 0, until, now))
                : Optional.empty();
    }

    private static Decision<OrderBookEvent, OrderBookReply> report(
            OrderBook book, long version, SettlementProgress progress, List<OrderBookEvent> events) {
        OrderBookReply reply = new OrderBookReply.Controlled(version, progress);
        return Decision.<OrderBookEvent, OrderBookReply>persist(events, reply)
                .sending(new Message.BookReport(book.marketId(), version, progress));
    }
}
