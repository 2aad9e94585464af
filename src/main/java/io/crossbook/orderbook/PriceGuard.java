package io.crossbook.orderbook;

import io.crossbook.domain.exposure.KindRules;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.PriceBand;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.Level;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.protocol.OrderTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks for mistakes in orders and for prices that run away, and knows whether trading is halted. */
final class PriceGuard {
    private final Protection settings;
    private RecentTrades[] trades = {};
    private long haltedUntil;

    /** An order that is taken for a mistake, with the numbers that explain it. */
    record Mistake(OrderBookRejection reason, Map<String, String> details) {}

    PriceGuard(Protection settings) {
        this.settings = settings;
    }

    void define(MarketTerms terms) {
        if (!settings.kinds().contains(terms.kind())) {
            return;
        }
        trades = new RecentTrades[terms.selections()];
        for (int i = 0; i < trades.length; i++) {
            trades[i] = new RecentTrades(settings.window());
        }
    }

    /** When the halt ends, in microseconds; 0 while there is none. */
    long haltedUntil() {
        return haltedUntil;
    }

    void halt(long until) {
        haltedUntil = until;
    }

    boolean isOver(long now) {
        return haltedUntil != 0 && now >= haltedUntil;
    }

    void traded(OrderBook book, int selection, Fill fill, long at) {
        if (trades.length > 0) {
            trades[selection].add(level(book, fill.tick()), fill.size(), at);
        }
    }

    private static long level(OrderBook book, int tick) {
        KindRules rules = book.terms().rules();
        return rules.level(rules.ticks().price(tick));
    }

    /** What is wrong with an order, if anything is. */
    Optional<Mistake> check(OrderBook book, OrderTerms order, long now) {
        if (settings.sizeMax() != 0 && order.size() > settings.sizeMax()) {
            return Optional.of(tooLarge("size", Size.format(order.size()), Size.format(settings.sizeMax())));
        }
        long risk = settings.riskMax() == 0 ? 0 : risk(book.terms().rules(), order);
        if (risk > settings.riskMax()) {
            return Optional.of(tooLarge(
                    "risk",
                    Money.ofMicros(risk).toString(),
                    Money.ofMicros(settings.riskMax()).toString()));
        }
        return trades.length == 0 ? Optional.empty() : outOfBand(book, order, now);
    }

    private static Mistake tooLarge(String what, String submitted, String limit) {
        return new Mistake(
                OrderBookRejection.ORDER_TOO_LARGE, Map.of("what", what, "submitted", submitted, "limit", limit));
    }

    private static long risk(KindRules rules, OrderTerms order) {
        if (!rules.settles()) {
            return Math.multiplyExact(rules.ticks().price(order.tick()), order.size());
        }
        long ifWin = rules.profitIfWin(order.side(), order.tick(), order.size());
        long ifLose = rules.profitIfLose(order.side(), order.tick(), order.size());
        return Math.negateExact(Math.min(ifWin, ifLose));
    }

    /** Only an order that would pay too much, or take too little, is a mistake; one that waits harms nobody. */
    private Optional<Mistake> outOfBand(OrderBook book, OrderTerms order, long now) {
        OptionalLong reference = reference(book, order.selection(), now);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        long level = level(book, order.tick());
        boolean eager = order.side() == Side.BUY ? level > reference.getAsLong() : level < reference.getAsLong();
        if (!eager) {
            return Optional.empty();
        }
        return PriceBand.check(level, reference.getAsLong(), settings.collar(reference.getAsLong()))
                .map(breach -> new Mistake(
                        OrderBookRejection.PRICE_OUT_OF_BAND,
                        Map.of(
                                "submitted", price(book, breach.submitted()),
                                "reference", price(book, breach.reference()),
                                "limit", price(book, breach.limit()))));
    }

    private static String price(OrderBook book, long level) {
        return Price.format(book.terms().rules().level(Math.max(1, level)));
    }

    /** The mean of the last trades, else the middle between the best offers, else nothing. */
    private OptionalLong reference(OrderBook book, int selection, long now) {
        OptionalLong mean = trades[selection].mean(now);
        if (mean.isPresent()) {
            return mean;
        }
        List<Level> buys = book.book(selection).levels(Side.BUY, 1);
        List<Level> sells = book.book(selection).levels(Side.SELL, 1);
        if (buys.isEmpty() || sells.isEmpty()) {
            return OptionalLong.empty();
        }
        long buy = level(book, buys.get(0).tick());
        return OptionalLong.of(buy + (level(book, sells.get(0).tick()) - buy) / 2);
    }

    /** The halt that these fills lead to, if they move the price too far in too short a time. */
    Optional<OrderBookEvent.TradingHalted> halt(OrderBook book, int selection, List<Fill> fills, long now) {
        if (trades.length == 0 || fills.isEmpty() || settings.haltMove() == 0) {
            return Optional.empty();
        }
        long to = level(book, fills.get(fills.size() - 1).tick());
        long first = level(book, fills.get(0).tick());
        long before = trades[selection].farthest(to, now - settings.haltWithin());
        long from = Math.abs(first - to) > Math.abs(before - to) ? first : before;
        boolean halts = Math.abs(to - from)
                >= settings.haltMove(from, book.terms().rules().settles());
        return halts
                ? Optional.of(new OrderBookEvent.TradingHalted(
                        selection,
                        book.terms().rules().level(Math.max(1, from)),
                        book.terms().rules().level(Math.max(1, to)),
                        now + settings.haltFor(),
                        now))
                : Optional.empty();
    }
}
