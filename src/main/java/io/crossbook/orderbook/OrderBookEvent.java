package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fact about one market's book. Sizes are hundredths, times microseconds, money micros. */
public sealed interface OrderBookEvent extends Event<OrderBook> {

    /** The book got its terms; the first event of every book. */
    record BookDefined(MarketTerms terms, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.define(terms);
        }
    }

    /** The market's status reached the book. Turning in-play lapses LAPSE orders, closing lapses every order. */
    record BookStatusChanged(BookControl control, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.lifecycle().change(book, control, at);
        }
    }

    /**
     * An order was taken: what it matched, what its owner's own resting orders lost to it, and what of it was
     * cancelled at once; the rest is in the book. Its number is this event's sequence number.
     *
     * @param discountBps the part of the commission that the user is spared in this market, in hundredths of a per cent
     */
    record OrderAccepted(
            String userId,
            String clientOrderId,
            long epoch,
            String fingerprint,
            OrderTerms terms,
            long expiresAt,
            List<Fill> fills,
            List<SelfTradeCut> cuts,
            long sizeCancelled,
            long at,
            @Added int discountBps)
            implements OrderBookEvent {
        public OrderAccepted {
            fills = List.copyOf(fills);
            cuts = List.copyOf(cuts);
        }

        @Override
        public void applyTo(OrderBook book) {
            Intake.apply(book, this);
        }
    }

    /**
     * A selection left the running: every resting order lapses, matched bets on the selection are void, and the odds of
     * those on the others are reduced by a part in hundredths of a per cent.
     */
    record RunnerRemoved(long version, int selection, int reductionHundredths, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.removals().apply(book, this);
        }
    }

    /** An order waits out the bet delay of the market version it met; then it is accepted or refused. */
    record OrderDelayed(
            String userId,
            String clientOrderId,
            long epoch,
            String fingerprint,
            OrderTerms terms,
            long expiresAt,
            long version,
            long until,
            long at,
            @Added int discountBps)
            implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.delays().add(this);
        }
    }

    /** An order was refused for good, on arrival or at the end of its delay. */
    record OrderRejected(String userId, String clientOrderId, OrderBookRejection reason, long expiresAt, long at)
            implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            boolean waited = book.delays().end(userId, clientOrderId);
            book.memory().refuse(userId, clientOrderId, reason, expiresAt, waited);
        }
    }

    /** An order was cancelled before it arrived. */
    record OrderTombstoned(String userId, String clientOrderId, long expiresAt, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.memory().refuse(userId, clientOrderId, OrderBookRejection.CANCELLED_BEFORE_PLACED, expiresAt, false);
        }
    }

    /** Size left a resting order: cancelled or reduced by its owner, or expired. */
    record OrderReduced(long number, long size, Closure cause, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.takeOff(book.memory().order(number), size, cause, at);
        }
    }

    /**
     * The price of a selection moved so far in so short a time that the book takes no orders until a time; what rests
     * may be cancelled. A change of the market's state ends it too, unless it is said again at once.
     *
     * @param from and to prices in 1e-4, both 0 where a halt goes on over a change of the market
     */
    record TradingHalted(int selection, long from, long to, long until, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.guard().halt(until);
        }
    }

    /** The halt is over. */
    record TradingResumed(long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.guard().halt(0);
        }
    }

    /** Wallets have durably applied effects: by user, the number up to which. */
    record EffectsAcked(Map<String, Long> upTo, long at) implements OrderBookEvent {
        public EffectsAcked {
            upTo = new TreeMap<>(upTo);
        }

        @Override
        public void applyTo(OrderBook book) {
            upTo.forEach(book::acknowledge);
        }
    }

    /**
     * The market was resolved and every user gets a settlement effect.
     *
     * @param rounding what a dead heat's parts of a micro leave over, which the exchange keeps
     * @param payoutHash SHA-256 over the list of users with profit and commission, in the order of user ids
     */
    record SettlementStarted(
            long version,
            Resolution resolution,
            int users,
            long profit,
            long loss,
            long commission,
            String payoutHash,
            long at,
            @Added long rounding)
            implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.settlement().start(book, this);
        }
    }

    /**
     * The market was settled by a wrong result: all is reckoned again, and whoever gets more or less than was paid gets
     * an effect with the difference. The sums are those of the right settlement, as in {@link SettlementStarted}.
     */
    record SettlementCorrected(
            long version,
            Resolution resolution,
            int users,
            long profit,
            long loss,
            long commission,
            String payoutHash,
            long at,
            long rounding)
            implements OrderBookEvent {
        static SettlementCorrected of(SettlementStarted right) {
            return new SettlementCorrected(
                    right.version(),
                    right.resolution(),
                    right.users(),
                    right.profit(),
                    right.loss(),
                    right.commission(),
                    right.payoutHash(),
                    right.at(),
                    right.rounding());
        }

        SettlementStarted settlement() {
            return new SettlementStarted(
                    version, resolution, users, profit, loss, commission, payoutHash, at, rounding);
        }

        @Override
        public void applyTo(OrderBook book) {
            book.settlement().correct(book, settlement());
        }
    }

    /** Every wallet has applied the settlement. */
    record SettlementCompleted(long version, long at) implements OrderBookEvent {
        @Override
        public void applyTo(OrderBook book) {
            book.settlement().complete(version);
        }
    }
}
