package io.crossbook.readside;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.TickTable;
import io.crossbook.orderbook.OrderBookEvent.BookDefined;
import io.crossbook.orderbook.OrderBookEvent.BookStatusChanged;
import io.crossbook.sourcing.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The terms of markets, which never change, from the first event of each book. */
public final class TermsLookup {
    private final Map<String, MarketTerms> known = new HashMap<>();

    /** Reads the terms of a market that are not known yet; its book must have begun. */
    public void require(Connection connection, String marketId) throws SQLException {
        if (!known.containsKey(marketId)) {
            JournalPages.ofEntity(
                    connection, "OrderBook|" + marketId, 1, 1, first -> known.put(marketId, terms(first.event())));
        }
    }

    /** Notes the terms of a market that an event names, whose book may not have begun. */
    public void know(String marketId, MarketTerms terms) {
        known.put(marketId, terms);
    }

    private static MarketTerms terms(Event<?> first) {
        return first instanceof BookDefined defined
                ? defined.terms()
                : ((BookStatusChanged) first).control().terms();
    }

    /** Terms that were required before. */
    public MarketTerms of(String marketId) {
        MarketTerms terms = known.get(marketId);
        if (terms == null) {
            throw new IllegalStateException("the book of market " + marketId + " has not begun");
        }
        return terms;
    }

    /** Prices of a market whose terms were required before. */
    public TickTable ticks(String marketId) {
        return of(marketId).rules().ticks();
    }
}
