package io.crossbook.replay;

import java.util.SortedMap;

/**
 * The sizes that should rest per odds (hundredths) when a message is done, best odds first on each side, never
 * crossed.
 */
record TargetBook(SortedMap<Integer, Long> backs, SortedMap<Integer, Long> lays) {
    SortedMap<Integer, Long> side(Side side) {
        return side == Side.BACK ? backs : lays;
    }
}
