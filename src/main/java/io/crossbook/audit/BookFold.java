package io.crossbook.audit;

import io.crossbook.audit.AuditedOrder.Fate;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookEvent.BookDefined;
import io.crossbook.orderbook.OrderBookEvent.BookStatusChanged;
import io.crossbook.orderbook.OrderBookEvent.EffectsAcked;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.orderbook.OrderBookEvent.OrderDelayed;
import io.crossbook.orderbook.OrderBookEvent.OrderReduced;
import io.crossbook.orderbook.OrderBookEvent.OrderRejected;
import io.crossbook.orderbook.OrderBookEvent.OrderTombstoned;
import io.crossbook.orderbook.OrderBookEvent.RunnerRemoved;
import io.crossbook.orderbook.OrderBookEvent.SettlementCompleted;
import io.crossbook.orderbook.OrderBookEvent.SettlementCorrected;
import io.crossbook.orderbook.OrderBookEvent.SettlementStarted;
import io.crossbook.orderbook.OrderBookEvent.TradingHalted;
import io.crossbook.orderbook.OrderBookEvent.TradingResumed;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderIds;
import java.util.List;
import java.util.function.Predicate;

/** Follows the books event by event and derives from each what it did to whom. */
final class BookFold {
    private final Ledger ledger;
    private final OrderFates fates;
    private final Matching matching;
    private final Conservation conservation;
    private final EffectDelivery delivery;
    private final Settlements settlements;
    private final Discounts discounts;
    private final Handlers<BookLedger, OrderBookEvent> handlers = new Handlers<BookLedger, OrderBookEvent>(
                    OrderBookEvent.class)
            .on(BookDefined.class, this::define)
            .on(BookStatusChanged.class, this::change)
            .on(OrderAccepted.class, this::accept)
            .on(RunnerRemoved.class, this::remove)
            .on(OrderDelayed.class, this::delay)
            .on(OrderRejected.class, this::reject)
            .on(OrderTombstoned.class, this::tombstone)
            .on(OrderReduced.class, this::reduce)
            .on(TradingHalted.class, this::halt)
            .on(TradingResumed.class, this::resume)
            .on(EffectsAcked.class, this::acknowledge)
            .on(SettlementStarted.class, this::startSettlement)
            .on(SettlementCorrected.class, this::correctSettlement)
            .on(SettlementCompleted.class, this::completeSettlement)
            .complete();

    BookFold(
            Ledger ledger,
            OrderFates fates,
            Matching matching,
            Conservation conservation,
            EffectDelivery delivery,
            Settlements settlements,
            Discounts discounts) {
        this.ledger = ledger;
        this.fates = fates;
        this.matching = matching;
        this.conservation = conservation;
        this.delivery = delivery;
        this.settlements = settlements;
        this.discounts = discounts;
    }

    void apply(String marketId, OrderBookEvent event, Where where) {
        BookLedger book = ledger.book(marketId);
        handlers.handle(book, event, where);
        book.tick(event.at());
    }

    private void define(BookLedger book, BookDefined event, Where where) {
        if (book.terms != null) {
            throw new IllegalStateException("the book is defined twice");
        }
        book.define(event.terms());
        settlements.checkDefinition(ledger.market(book.marketId), book, where);
    }

    private void change(BookLedger book, BookStatusChanged event, Where where) {
        BookControl before = book.control;
        BookControl next = event.control();
        settlements.checkControl(ledger.market(book.marketId), before, next, where);
        book.control = next;
        book.halted = false;
        if (book.terms == null) {
            book.define(next.terms());
        }
        boolean turnsInPlay = next.inPlay() && (before == null || !before.inPlay());
        if (next.status().isClosed()) {
            lapse(book, order -> true, event.at());
        } else if (turnsInPlay) {
            lapse(book, order -> order.acceptedTerms.onInPlay() == OnInPlay.LAPSE, event.at());
        }
        lapse(book, order -> next.removed().contains(order.acceptedTerms.selection()), event.at());
    }

    private void remove(BookLedger book, RunnerRemoved event, Where where) {
        settlements.checkRemoval(book, event, where);
        book.removals.add(event);
        lapse(book, order -> true, event.at());
        book.channels().forEach(channel -> remove(channel, event, event.at()));
    }

    private void remove(Channel channel, RunnerRemoved event, long at) {
        channel.position.remove(event.selection(), event.reductionHundredths());
        var effect = new Effect.Removed(event.version(), event.selection(), event.reductionHundredths());
        delivery.issue(channel, effect, null, 0, at);
    }

    private void lapse(BookLedger book, Predicate<AuditedOrder> which, long at) {
        for (AuditedOrder order : List.copyOf(book.resting())) {
            if (which.test(order)) {
                close(book, order, order.leftInBook, Closure.LAPSED, at);
            }
        }
    }

    private void accept(BookLedger book, OrderAccepted event, Where where) {
        AuditedOrder order = fates.accept(book.marketId, event, where);
        matching.checkDelay(book, book.delayed.remove(order.id()), event, where);
        matching.check(book, event, where);
        boolean newcomer = book.channel(event.userId()) == null;
        Channel channel = book.channel(event.userId(), event.epoch(), event.discountBps());
        if (newcomer) {
            book.removals.forEach(removal -> remove(channel, removal, event.at()));
        }
        if (channel.epoch != event.epoch()) {
            delivery.wrongEntry(book.marketId, "had epoch " + channel.epoch + " before", where);
        }
        discounts.checkOrder(channel, ledger.wallet(event.userId()).standing(book.marketId), event, where);
        for (Fill fill : event.fills()) {
            AuditedOrder resting = book.resting(fill.restingNumber());
            if (resting != null) {
                fill(book, resting, fill, 0, event.at());
            }
            long fee = book.reckoning.takerFee(fill.tick(), fill.size(), book.terms.takerFeeBps());
            fill(book, order, fill, fee, event.at());
        }
        for (SelfTradeCut cut : event.cuts()) {
            AuditedOrder resting = book.resting(cut.restingNumber());
            if (resting != null) {
                close(book, resting, cut.size(), Closure.CANCELLED, event.at());
            }
        }
        if (event.sizeCancelled() > 0) {
            close(book, order, event.sizeCancelled(), Closure.CANCELLED, event.at());
        }
        if (order.leftInBook > 0) {
            matching.checkNotCrossed(book, order, where);
            book.rest(order);
        }
    }

    private void fill(BookLedger book, AuditedOrder order, Fill fill, long fee, long at) {
        Channel channel = book.channel(order.userId);
        long cash = channel.position.fill(order.acceptedTerms, fill.tick(), fill.size());
        var effect = new Effect.Filled(order.clientOrderId, fill.tick(), fill.size(), fee);
        delivery.issue(channel, effect, order.acceptedTerms, cash - fee, at);
        conservation.earn(fee);
        take(book, order, fill.size());
    }

    private void close(BookLedger book, AuditedOrder order, long size, Closure cause, long at) {
        var effect = new Effect.Closed(order.clientOrderId, size, cause);
        delivery.issue(book.channel(order.userId), effect, order.acceptedTerms, 0, at);
        take(book, order, size);
    }

    private void take(BookLedger book, AuditedOrder order, long size) {
        order.leftInBook -= size;
        if (order.leftInBook <= 0) {
            book.leave(order);
            fates.endIfOver(order);
        }
    }

    private void delay(BookLedger book, OrderDelayed event, Where where) {
        matching.checkWait(book, event, where);
        if (book.delayed.putIfAbsent(OrderIds.of(event.userId(), event.clientOrderId()), event) != null) {
            throw new IllegalStateException("the order waits already: " + event);
        }
    }

    private void reject(BookLedger book, OrderRejected event, Where where) {
        book.delayed.remove(OrderIds.of(event.userId(), event.clientOrderId()));
        fates.refuse(event.userId(), event.clientOrderId(), Fate.REJECTED, where);
    }

    private void tombstone(BookLedger book, OrderTombstoned event, Where where) {
        fates.refuse(event.userId(), event.clientOrderId(), Fate.TOMBSTONED, where);
    }

    private void reduce(BookLedger book, OrderReduced event, Where where) {
        AuditedOrder order = book.resting(event.number());
        matching.checkReduction(event.number(), order, event.size(), where);
        if (order != null) {
            close(book, order, event.size(), event.cause(), event.at());
        }
    }

    private void halt(BookLedger book, TradingHalted event, Where where) {
        book.halted = true;
    }

    private void resume(BookLedger book, TradingResumed event, Where where) {
        book.halted = false;
    }

    private void acknowledge(BookLedger book, EffectsAcked event, Where where) {
        delivery.checkAcks(book, event.upTo(), where);
    }

    private void startSettlement(BookLedger book, SettlementStarted event, Where where) {
        settlements.start(book, ledger.market(book.marketId), event, where);
    }

    private void correctSettlement(BookLedger book, SettlementCorrected event, Where where) {
        settlements.startCorrection(book, ledger.market(book.marketId), event, where);
    }

    private void completeSettlement(BookLedger book, SettlementCompleted event, Where where) {
        settlements.complete(book, event, where);
    }
}
