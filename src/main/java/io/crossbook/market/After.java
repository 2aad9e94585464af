package io.crossbook.market;

import io.crossbook.sourcing.Aggregate;

/** A market as it will be once an event is durable. */
final class After {
    private After() {}

    static MarketView view(Market market, MarketEvent event) {
        Market copy = Market.of(market.marketId(), market.snapshot());
        Aggregate.record(copy, event);
        return copy.view();
    }
}
