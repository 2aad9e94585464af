package io.crossbook.audit;

import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.orderbook.OrderBookEvent.OrderDelayed;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.OrderTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * I5: every order met the others by price, then time, at their prices, and its sizes add up. The reference is the
 * simplest book there is: a list of orders, sorted anew for each that comes.
 */
final class Matching {
    private static final Comparator<AuditedOrder> CHEAPEST =
            Comparator.<AuditedOrder>comparingInt(order -> order.acceptedTerms.tick());
    private static final Comparator<AuditedOrder> EARLIEST = Comparator.comparingLong(order -> order.number);

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Findings findings;
    private long bets;

    /** What an order should do when it comes. */
    private static final class Expected {
        private final List<Fill> fills = new ArrayList<>();
        private final List<SelfTradeCut> cuts = new ArrayList<>();
        private long cancelled;
        private long left;
    }

    Matching(Findings findings) {
        this.findings = findings;
    }

    /** How often two orders were matched. */
    long bets() {
        return bets;
    }

    /** Compares an accepted order with what should have become of it, before the book changes. */
    void check(BookLedger book, OrderAccepted event, Where where) {
        bets += event.fills().size();
        OrderTerms terms = event.terms();
        List<AuditedOrder> crossing = book
                .resting(terms.selection(), terms.side().opposite())
                .stream()
                .filter(resting -> crosses(terms, resting.acceptedTerms.tick()))
                .sorted((terms.side() == Side.BUY ? CHEAPEST : CHEAPEST.reversed()).thenComparing(EARLIEST))
                .toList();
        if (!book.isOpen()) {
            broken(where, "an order was accepted while the book was not open");
        }
        if (terms.postOnly() && !crossing.isEmpty()) {
            broken(where, "a post-only order was accepted although it crosses");
        }
        Expected expected = match(event.userId(), terms, crossing);
        compare("fills", event.fills(), expected.fills, where);
        compare("self-trade cuts", event.cuts(), expected.cuts, where);
        compare("cancelled at once", event.sizeCancelled(), expected.cancelled, where);
        if (terms.timeInForce() == TimeInForce.FOK && expected.cancelled != 0) {
            broken(where, "a fill-or-kill order was accepted that cannot be filled whole");
        }
    }

    /** An order waits exactly as long as the market in-play says. */
    void checkWait(BookLedger book, OrderDelayed event, Where where) {
        BookControl control = book.control;
        boolean agrees = control != null
                && control.inPlay()
                && event.version() == control.version()
                && event.until() - event.at() == control.betDelaySeconds() * MICROS_PER_SECOND;
        if (!agrees) {
            broken(where, "an order waits by " + event + ", but the market says " + control);
        }
    }

    /** In-play an order is taken only when it has waited, as long as it had to and on the version it met. */
    void checkDelay(BookLedger book, OrderDelayed waited, OrderAccepted event, Where where) {
        BookControl control = book.control;
        if (control == null || !control.inPlay() || control.betDelaySeconds() == 0) {
            return;
        }
        boolean taker = !event.fills().isEmpty() || !event.cuts().isEmpty();
        boolean had = taker || control.betDelayModel() != BetDelayModel.TAKER_ONLY;
        boolean did = waited != null && waited.until() <= event.at() && waited.version() == control.version();
        if (had && !did) {
            broken(where, "an order was accepted in-play that waited as " + waited);
        }
    }

    private static boolean crosses(OrderTerms incoming, int restingTick) {
        return incoming.side() == Side.BUY ? restingTick <= incoming.tick() : restingTick >= incoming.tick();
    }

    private static Expected match(String userId, OrderTerms terms, List<AuditedOrder> crossing) {
        Expected expected = new Expected();
        expected.left = terms.size();
        for (AuditedOrder resting : crossing) {
            if (expected.left == 0) {
                break;
            }
            long size = Math.min(expected.left, resting.leftInBook);
            if (resting.userId.equals(userId)) {
                meetOwn(expected, terms, resting, size);
            } else {
                expected.fills.add(new Fill(resting.number, resting.acceptedTerms.tick(), size));
                expected.left -= size;
            }
        }
        if (terms.timeInForce() == TimeInForce.IOC || terms.timeInForce() == TimeInForce.FOK) {
            expected.cancelled += expected.left;
            expected.left = 0;
        }
        return expected;
    }

    private static void meetOwn(Expected expected, OrderTerms terms, AuditedOrder own, long smaller) {
        switch (terms.stp()) {
            case CANCEL_TAKER -> cancel(expected, expected.left);
            case CANCEL_MAKER -> expected.cuts.add(new SelfTradeCut(own.number, own.leftInBook));
            case CANCEL_BOTH -> {
                expected.cuts.add(new SelfTradeCut(own.number, own.leftInBook));
                cancel(expected, expected.left);
            }
            case DECREMENT -> {
                expected.cuts.add(new SelfTradeCut(own.number, smaller));
                cancel(expected, smaller);
            }
        }
    }

    private static void cancel(Expected expected, long size) {
        expected.cancelled += size;
        expected.left -= size;
    }

    private void compare(String what, Object found, Object expected, Where where) {
        if (!found.equals(expected)) {
            broken(where, what + " " + found + ", but price and time say " + expected);
        }
    }

    /** An order that comes to rest must not cross one that rests already. */
    void checkNotCrossed(BookLedger book, AuditedOrder order, Where where) {
        OrderTerms terms = order.acceptedTerms;
        for (AuditedOrder resting : book.resting(terms.selection(), terms.side().opposite())) {
            if (crosses(terms, resting.acceptedTerms.tick())) {
                broken(where, order + " rests across " + resting);
            }
        }
    }

    /** Only what rests can be reduced, and by no more than is left of it. */
    void checkReduction(long number, AuditedOrder order, long size, Where where) {
        if (order == null) {
            broken(where, "order number " + number + " does not rest in the book");
        } else if (size <= 0 || size > order.leftInBook) {
            broken(where, "reduces " + order + " by " + size + " of " + order.leftInBook);
        }
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.MATCHING, where, text);
    }
}
