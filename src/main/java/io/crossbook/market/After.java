package io.crossbook.market;

import io.crossbook.sourcing.Aggregate;
import java.util.List;

/** A market as it will be once an event is durable. */
final class After {
    private After() {}

    static MarketView view(Market market, List<MarketEvent> events) {
        Market copy = copy(market);
        events.forEach(event -> Aggregate.record(copy, event));
        return copy.view();
    }

    static Market copy(Market market) {
        return Market.of(market.marketId(), market.snapshot());
    }
}
