package io.crossbook.app;

import static io.crossbook.app.TestNode.await;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.market.MarketView;
import io.crossbook.market.TestMatch;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Ids;

/** Two-runner markets with 5 % commission, and orders in them. */
final class TestMarkets {
    private TestMarkets() {}

    /** Makes and opens a market and waits until its book is open. */
    static MarketView open(Engine engine, String clientRef) {
        var definition = TestMatch.definition(clientRef);
        MarketView made = await(engine.markets().create(definition, "admin"));
        MarketView opened = await(engine.markets().open(made.marketId(), 0, "admin"));
        await(engine.books().control(opened.marketId(), opened.control()));
        return opened;
    }

    /** Closes the market and resolves it for the first selection; the settlement goes on by itself. */
    static void settle(Engine engine, MarketView market) {
        MarketView closed = await(engine.markets().close(market.marketId(), 0, "admin"));
        await(engine.books().control(closed.marketId(), closed.control()));
        var resolution = new Resolution(Payouts.winners(market.definition().terms(), 0), "full time");
        await(engine.markets().resolve(market.marketId(), resolution, "admin"));
    }

    /** An order on the first selection; size in hundredths. */
    static PlaceRequest request(MarketView market, String user, String id, Side side, int tick, long size) {
        return request(market, user, id, side, tick, size, TimeInForce.GTC);
    }

    static PlaceRequest request(
            MarketView market, String user, String id, Side side, int tick, long size, TimeInForce timeInForce) {
        var terms = new OrderTerms(
                0, side, tick, size, timeInForce, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_TAKER, 0, 0);
        long millis = Ids.embeddedMillis(id).orElseThrow();
        return new PlaceRequest(
                user, id, millis, market.marketId(), market.definition().terms(), terms, "fp " + terms);
    }
}
