package io.crossbook.orderbook;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * A book as everybody may see it, made at one sequence number.
 *
 * @param version the market version the book has reached
 * @param settlement null before the market is resolved
 * @param haltedUntil microseconds since 1970 at which a halt of trading ends, 0 while there is none
 */
public record BookView(
        long seq,
        long lastAt,
        long version,
        MarketStatus status,
        List<SelectionView> selections,
        SettlementProgress settlement,
        @Added long haltedUntil)
        implements Persisted {
    public BookView {
        selections = List.copyOf(selections);
    }

    /** A selection's levels, best first; lastTradedTick is 0 before the first trade, traded is hundredths. */
    public record SelectionView(List<Level> buys, List<Level> sells, int lastTradedTick, long traded)
            implements Persisted {
        public SelectionView {
            buys = List.copyOf(buys);
            sells = List.copyOf(sells);
        }
    }

    /** All resting size at one tick. */
    public record Level(int tick, long size) implements Persisted {}
}
