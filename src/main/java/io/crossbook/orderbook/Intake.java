package io.crossbook.orderbook;

import io.crossbook.domain.matching.Execution;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.IncomingOrder;
import io.crossbook.domain.matching.MatchResult;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on an order a wallet has reserved funds for (PROTOCOL.md R3, R4), and applies what was decided. */
final class Intake {
    private Intake() {}

    static Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, Message.Place place, long now) {
        var waiting = book.delays().find(place.userId(), place.clientOrderId());
        if (waiting != null) {
            return Decision.reply(new OrderBookReply.Delayed(Delays.view(book.marketId(), waiting, book.sequence())));
        }
        Optional<OrderBookReply.Placed> known = recorded(book, place.userId(), place.clientOrderId());
        if (known.isPresent()) {
            return answer(place, known.get());
        }
        if (book.lastAt() > place.expiresAt()) {
            return answer(place, refusal(Verdict.EXPIRED, OrderBookRejection.TOO_LATE));
        }
        if (book.status().isClosed()) {
            return answer(place, refusal(Verdict.REJECTED, OrderBookRejection.MARKET_CLOSED));
        }
        Optional<OrderBookRejection> refused = check(book, place, now);
        if (refused.isPresent()) {
            return reject(place, Verdict.REJECTED, refused.get(), now);
        }
        Optional<PriceGuard.Mistake> mistake = book.guard().check(book, place.terms(), now);
        if (mistake.isPresent()) {
            return explain(reject(place, Verdict.REJECTED, mistake.get().reason(), now), mistake.get());
        }
        long delay = Delays.delay(book.lifecycle().control(), false);
        if (delay > 0) {
            return delay(book, place, now, delay);
        }
        MatchResult result = book.book(place.terms().selection()).match(incoming(place.userId(), place.terms()));
        if (result instanceof MatchResult.Refused no) {
            return reject(
                    place,
                    Verdict.REJECTED,
                    OrderBookRejection.valueOf(no.refusal().name()),
                    now);
        }
        Execution execution = ((MatchResult.Matched) result).execution();
        boolean marketable = !execution.fills().isEmpty() || !execution.cuts().isEmpty();
        long takerDelay = Delays.delay(book.lifecycle().control(), marketable);
        return takerDelay > 0 ? delay(book, place, now, takerDelay) : accept(book, place, execution, now);
    }

    /** Its funds are reserved and stay so; the wallet hears no verdict before there is one. */
    private static Decision<OrderBookEvent, OrderBookReply> delay(
            OrderBook book, Message.Place place, long now, long delay) {
        var event = new OrderBookEvent.OrderDelayed(
                place.userId(),
                place.clientOrderId(),
                place.epoch(),
                place.fingerprint(),
                place.terms(),
                place.expiresAt(),
                book.lifecycle().version(),
                now + delay,
                now,
                place.discountBps());
        return Decision.persist(
                event, new OrderBookReply.Delayed(Delays.view(book.marketId(), event, book.sequence() + 1)));
    }

    /**
     * Decides on an order at the end of its delay: on the state, version and prices of now. A change of the market in
     * the meantime lets it lapse.
     */
    static Decision<OrderBookEvent, OrderBookReply> decideDelayed(
            OrderBook book, OrderBookEvent.OrderDelayed order, long now) {
        var place = new Message.Place(
                book.marketId(),
                order.userId(),
                order.clientOrderId(),
                order.epoch(),
                order.terms(),
                order.fingerprint(),
                order.expiresAt(),
                order.discountBps());
        Optional<OrderBookRejection> refused = check(book, place, now);
        if (refused.isEmpty() && order.version() != book.lifecycle().version()) {
            refused = Optional.of(OrderBookRejection.STALE_MARKET_VERSION);
        }
        if (refused.isPresent()) {
            return reject(place, Verdict.LAPSED, refused.get(), now);
        }
        MatchResult result = book.book(place.terms().selection()).match(incoming(place.userId(), place.terms()));
        return result instanceof MatchResult.Refused no
                ? reject(
                        place,
                        Verdict.LAPSED,
                        OrderBookRejection.valueOf(no.refusal().name()),
                        now)
                : accept(book, place, ((MatchResult.Matched) result).execution(), now);
    }

    /** What the book has on record of an order, if it has decided on it. */
    static Optional<OrderBookReply.Placed> recorded(OrderBook book, String userId, String clientOrderId) {
        BookOrder order = book.memory().accepted(userId, clientOrderId);
        if (order != null) {
            return Optional.of(
                    new OrderBookReply.Placed(Verdict.ACCEPTED, null, order.view(book.marketId(), book.sequence())));
        }
        var refused = book.memory().refused(userId, clientOrderId);
        if (refused == null) {
            return Optional.empty();
        }
        boolean tombstone = refused.reason() == OrderBookRejection.CANCELLED_BEFORE_PLACED;
        Verdict verdict = refused.waited() ? Verdict.LAPSED : Verdict.REJECTED;
        return Optional.of(refusal(tombstone ? Verdict.TOMBSTONED : verdict, refused.reason()));
    }

    private static OrderBookReply.Placed refusal(Verdict verdict, OrderBookRejection reason) {
        return new OrderBookReply.Placed(verdict, reason, null);
    }

    private static Optional<OrderBookRejection> check(OrderBook book, Message.Place place, long now) {
        OrderTerms terms = place.terms();
        if (now > place.expiresAt() || (terms.validUntil() != 0 && now > terms.validUntil())) {
            return Optional.of(OrderBookRejection.TOO_LATE);
        }
        if (book.status().isClosed()) {
            return Optional.of(OrderBookRejection.MARKET_CLOSED);
        }
        if (book.status() != MarketStatus.OPEN) {
            return Optional.of(OrderBookRejection.MARKET_SUSPENDED);
        }
        if (terms.marketVersion() != 0
                && terms.marketVersion() != book.lifecycle().version()) {
            return Optional.of(OrderBookRejection.STALE_MARKET_VERSION);
        }
        if (terms.selection() >= book.terms().selections() || book.lifecycle().isRemoved(terms.selection())) {
            return Optional.of(OrderBookRejection.SELECTION_REMOVED);
        }
        if (terms.timeInForce() == TimeInForce.GTD && terms.goodTill() <= now) {
            return Optional.of(OrderBookRejection.ORDER_EXPIRED);
        }
        if (!book.terms().rules().ticks().isTick(terms.tick())) {
            return Optional.of(OrderBookRejection.INVALID_PRICE);
        }
        Channel channel = book.channels().find(place.userId());
        boolean full =
                channel != null && channel.openOrders() >= book.settings().openOrdersPerUser();
        return full ? Optional.of(OrderBookRejection.TOO_MANY_OPEN_ORDERS) : Optional.empty();
    }

    private static IncomingOrder incoming(String userId, OrderTerms terms) {
        return new IncomingOrder(
                userId, terms.side(), terms.tick(), terms.size(), terms.timeInForce(), terms.postOnly(), terms.stp());
    }

    private static Decision<OrderBookEvent, OrderBookReply> answer(Message.Place place, OrderBookReply.Placed reply) {
        return Decision.<OrderBookEvent, OrderBookReply>reply(reply).sending(placed(place, reply));
    }

    private static Message.Placed placed(Message.Place place, OrderBookReply.Placed reply) {
        return new Message.Placed(
                place.userId(),
                place.marketId(),
                place.clientOrderId(),
                reply.verdict(),
                reply.reason() == null ? null : reply.reason().name());
    }

    private static Decision<OrderBookEvent, OrderBookReply> reject(
            Message.Place place, Verdict verdict, OrderBookRejection reason, long now) {
        var event =
                new OrderBookEvent.OrderRejected(place.userId(), place.clientOrderId(), reason, place.expiresAt(), now);
        OrderBookReply.Placed reply = refusal(verdict, reason);
        return Decision.<OrderBookEvent, OrderBookReply>persist(event, reply).sending(placed(place, reply));
    }

    private static Decision<OrderBookEvent, OrderBookReply> explain(
            Decision<OrderBookEvent, OrderBookReply> rejected, PriceGuard.Mistake mistake) {
        var reply = new OrderBookReply.Explained((OrderBookReply.Placed) rejected.reply(), mistake.details());
        return new Decision<>(rejected.events(), reply, rejected.outgoing());
    }

    private static Decision<OrderBookEvent, OrderBookReply> accept(
            OrderBook book, Message.Place place, Execution execution, long now) {
        var event = new OrderBookEvent.OrderAccepted(
                place.userId(),
                place.clientOrderId(),
                place.epoch(),
                place.fingerprint(),
                place.terms(),
                place.expiresAt(),
                execution.fills(),
                execution.cuts(),
                execution.sizeCancelled(),
                now,
                place.discountBps());
        var reply = new OrderBookReply.Placed(Verdict.ACCEPTED, null, preview(book, place, execution, now));
        List<OrderBookEvent> events = new ArrayList<>(2);
        events.add(event);
        book.guard()
                .halt(book, place.terms().selection(), execution.fills(), now)
                .ifPresent(events::add);
        return Decision.<OrderBookEvent, OrderBookReply>persist(events, reply).sending(placed(place, reply));
    }

    /** The order as it will stand once the event is applied. */
    private static OrderView preview(OrderBook book, Message.Place place, Execution execution, long now) {
        long number = book.sequence() + 1;
        var order = new BookOrder(number, place.userId(), place.clientOrderId(), place.terms(), place.expiresAt(), now);
        for (Fill fill : execution.fills()) {
            order.fill(fill.size(), book.terms().rules().ticks().price(fill.tick()), now);
        }
        if (execution.sizeCancelled() > 0) {
            order.close(execution.sizeCancelled(), Closure.CANCELLED, now);
        }
        return order.view(book.marketId(), number);
    }

    static void apply(OrderBook book, OrderBookEvent.OrderAccepted event) {
        OrderTerms terms = event.terms();
        book.delays().end(event.userId(), event.clientOrderId());
        boolean newcomer = book.channels().find(event.userId()) == null;
        Channel channel = book.channels().open(event.userId(), event.epoch(), event.discountBps(), book.terms());
        if (newcomer) {
            book.removals().tellAll(book, channel);
        }
        var order = new BookOrder(
                book.sequence(), event.userId(), event.clientOrderId(), terms, event.expiresAt(), event.at());
        book.memory().accept(order);
        channel.orderOpened();
        long matched = event.fills().stream().mapToLong(Fill::size).sum();
        var execution = new Execution(
                event.fills(),
                event.cuts(),
                matched,
                event.sizeCancelled(),
                terms.size() - matched - event.sizeCancelled());
        book.book(terms.selection()).apply(order.number(), incoming(event.userId(), terms), execution);
        for (Fill fill : event.fills()) {
            fill(book, book.memory().order(fill.restingNumber()), fill, 0, event.at());
            fill(book, order, fill, takerFee(book, fill), event.at());
            book.traded(terms.selection(), fill.tick(), fill.size());
            book.guard().traded(book, terms.selection(), fill, event.at());
        }
        for (SelfTradeCut cut : event.cuts()) {
            book.leave(book.memory().order(cut.restingNumber()), cut.size(), Closure.CANCELLED, event.at());
        }
        if (event.sizeCancelled() > 0) {
            book.leave(order, event.sizeCancelled(), Closure.CANCELLED, event.at());
        }
        if (!order.isClosed()) {
            book.expiries().watch(order);
        }
    }

    private static long takerFee(OrderBook book, Fill fill) {
        return book.terms()
                .rules()
                .takerFee(fill.tick(), fill.size(), book.terms().takerFeeBps());
    }

    private static void fill(OrderBook book, BookOrder order, Fill fill, long fee, long at) {
        OrderTerms terms = order.terms();
        Channel channel = book.channels().of(order.userId());
        channel.account().fill(terms.selection(), terms.side(), fill.tick(), fill.size());
        order.fill(fill.size(), book.terms().rules().ticks().price(fill.tick()), at);
        book.channels()
                .issue(
                        channel,
                        new Effect.Filled(order.clientOrderId(), fill.tick(), fill.size(), fee),
                        book.closes(channel, order));
    }
}
