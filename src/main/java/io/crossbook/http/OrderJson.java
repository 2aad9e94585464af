package io.crossbook.http;

import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import java.math.BigInteger;

/** An order as its owner reads it; size = matched + remaining + cancelled + lapsed + voided. */
record OrderJson(
        String orderId,
        String clientOrderId,
        String marketId,
        String selectionId,
        String side,
        String price,
        String size,
        String timeInForce,
        String expiresAt,
        boolean postOnly,
        String onInPlay,
        String stp,
        String status,
        String reason,
        String sizeMatched,
        String sizeRemaining,
        String sizeCancelled,
        String sizeLapsed,
        String sizeVoided,
        String averagePriceMatched,
        long seq,
        String placedAt,
        String updatedAt) {
    static OrderJson of(OrderView order, MarketDefinition market) {
        OrderTerms terms = order.terms();
        return new OrderJson(
                order.orderId(),
                order.clientOrderId(),
                order.marketId(),
                market.selections().get(terms.selection()).id(),
                KindWords.of(market.kind()).word(terms.side()).name(),
                Price.format(market.terms().rules().ticks().price(terms.tick())),
                Size.format(terms.size()),
                terms.timeInForce().name(),
                terms.goodTill() == 0 ? null : Times.ofMicros(terms.goodTill()),
                terms.postOnly(),
                terms.onInPlay().name(),
                terms.stp().name(),
                order.status().name(),
                order.reason(),
                Size.format(order.sizeMatched()),
                Size.format(order.sizeRemaining()),
                Size.format(order.sizeCancelled()),
                Size.format(order.sizeLapsed()),
                Size.format(order.sizeVoided()),
                order.sizeMatched() == 0 ? null : average(order),
                order.seq(),
                Times.ofMicros(order.placedAt()),
                Times.ofMicros(order.updatedAt()));
    }

    /** Rounded half up to 1e-4; only shown, never reckoned with. */
    private static String average(OrderView order) {
        BigInteger size = BigInteger.valueOf(order.sizeMatched());
        BigInteger twice = BigInteger.valueOf(order.matchedValue())
                .multiply(BigInteger.TWO)
                .add(size);
        return Price.format(twice.divide(size.multiply(BigInteger.TWO)).longValueExact());
    }
}
