package io.crossbook.protocol;

import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * Levels of one selection, all of them in an image and the touched ones in a delta.
 *
 * @param selection index in the market's definition
 * @param lastTick tick of the last trade, 0 before the first
 * @param traded hundredths traded so far
 */
public record Ladder(int selection, List<Level> buys, List<Level> sells, int lastTick, long traded)
        implements Persisted {
    public Ladder {
        buys = List.copyOf(buys);
        sells = List.copyOf(sells);
    }

    /** All that rests at one tick, in hundredths; 0 when nothing does any more. */
    public record Level(int tick, long size) implements Persisted {}
}
