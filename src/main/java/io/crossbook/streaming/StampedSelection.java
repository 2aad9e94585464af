package io.crossbook.streaming;

import io.crossbook.protocol.Ladder;
import java.util.Comparator;

/** One selection's ladder, each part with the sequence number of its last change. */
final class StampedSelection {
    private final StampedSide buys = new StampedSide(Comparator.reverseOrder());
    private final StampedSide sells = new StampedSide(Comparator.naturalOrder());
    private int lastTick;
    private long lastTickStamp;
    private long traded;
    private long tradedStamp;
    private long stamp;

    void put(Ladder ladder, long seq) {
        buys.put(ladder.buys(), seq);
        sells.put(ladder.sells(), seq);
        trade(ladder, seq);
    }

    void replace(Ladder ladder, long seq) {
        buys.replace(ladder.buys(), seq);
        sells.replace(ladder.sells(), seq);
        trade(ladder, seq);
    }

    private void trade(Ladder ladder, long seq) {
        stamp = seq;
        if (lastTick != ladder.lastTick()) {
            lastTick = ladder.lastTick();
            lastTickStamp = seq;
        }
        if (traded != ladder.traded()) {
            traded = ladder.traded();
            tradedStamp = seq;
        }
    }

    /** As it is now. */
    Ladder ladder(int selection) {
        return new Ladder(selection, buys.levels(), sells.levels(), lastTick, traded);
    }

    StampedSide buys() {
        return buys;
    }

    StampedSide sells() {
        return sells;
    }

    /** Tick of the last trade, 0 before the first. */
    int lastTick() {
        return lastTick;
    }

    /** Hundredths traded so far. */
    long traded() {
        return traded;
    }

    /** Whether anything may have changed after that number. */
    boolean changedSince(long since) {
        return stamp > since;
    }

    boolean lastTickChangedSince(long since) {
        return lastTickStamp > since;
    }

    boolean tradedChangedSince(long since) {
        return tradedStamp > since;
    }

    int gone() {
        return buys.gone() + sells.gone();
    }

    void forgetGone() {
        buys.forgetGone();
        sells.forgetGone();
    }
}
