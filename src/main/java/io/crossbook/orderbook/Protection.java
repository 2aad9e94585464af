package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketKind;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Limits that take an order for a mistake, and moves at which a market stops by itself (research 7.12). Prices and
 * moves are levels in 1e-4: of a contract the price, of odds the chance they speak of.
 *
 * @param kinds of markets that have a collar and halts; the limits of size and risk hold for all
 * @param collarPercent how far beyond the reference an order may go, in per cent of it
 * @param collarAtLeast and at least so far
 * @param window microseconds whose trades make the reference
 * @param haltMove the move that halts trading; of stocks a part of 1e4 of the price, 0 for no halts
 * @param haltWithin microseconds within which it is a halt
 * @param haltFor microseconds that the halt lasts
 * @param sizeMax of one order in hundredths, 0 for any
 * @param riskMax what one order may lose at most, or cost where nothing is settled, in micros; 0 for any
 */
public record Protection(
        Set<MarketKind> kinds,
        int collarPercent,
        long collarAtLeast,
        long window,
        long haltMove,
        long haltWithin,
        long haltFor,
        long sizeMax,
        long riskMax) {
    /** No protection at all. */
    public static final Protection NONE = new Protection(Set.of(), 0, 0, 0, 0, 0, 0, 0, 0);

    /** The values of the research, for contracts and stocks; of size and risk there is no limit. */
    public static final Protection DEFAULT = new Protection(
            Set.of(MarketKind.YES_NO, MarketKind.SPOT),
            30,
            1_000,
            TimeUnit.SECONDS.toMicros(60),
            2_500,
            TimeUnit.SECONDS.toMicros(10),
            TimeUnit.SECONDS.toMicros(30),
            0,
            0);

    private static final int PERCENT = 100;
    private static final long WHOLE = 10_000;

    public Protection {
        kinds = Set.copyOf(kinds);
    }

    /** How far beyond this reference an order may go. */
    long collar(long reference) {
        long part = reference / PERCENT * collarPercent + reference % PERCENT * collarPercent / PERCENT;
        return Math.max(collarAtLeast, part);
    }

    /** The move from a level that halts trading; of what has no end at 1.00 it is a part of the level. */
    long haltMove(long from, boolean settles) {
        return settles ? haltMove : Math.max(1, from / WHOLE * haltMove + from % WHOLE * haltMove / WHOLE);
    }
}
