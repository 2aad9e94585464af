package io.crossbook.replay;

import io.crossbook.domain.money.Odds;

/**
 * A traded amount of one selection, {@code size} hundredths of stake, to be made at {@code odds}, a step of the ladder.
 *
 * @param recordedOdds what was recorded, in hundredths; not on the ladder when a removal has reduced old bets' odds
 */
record Trade(int odds, long size, int recordedOdds) {
    /** A trade at the recorded odds, or at the step next to them; of two equally near ones at the lower. */
    static Trade of(int recordedOdds, long size) {
        for (int distance = 0; ; distance++) {
            if (Odds.isOnLadder(recordedOdds - distance)) {
                return new Trade(recordedOdds - distance, size, recordedOdds);
            }
            if (Odds.isOnLadder(recordedOdds + distance)) {
                return new Trade(recordedOdds + distance, size, recordedOdds);
            }
        }
    }

    boolean isOnLadder() {
        return odds == recordedOdds;
    }

    Trade withSize(long otherSize) {
        return new Trade(odds, otherSize, recordedOdds);
    }
}
