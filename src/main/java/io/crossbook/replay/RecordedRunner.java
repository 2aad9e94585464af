package io.crossbook.replay;

import io.crossbook.replay.RecordedMessage.Level;
import io.crossbook.replay.RecordedMessage.RunnerChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One runner as recorded up to some message: its levels, what was traded, and what was taken back. */
final class RecordedRunner {
    private record StampedLevel(long size, long line) {}

    private final NavigableMap<Integer, StampedLevel> backs = new TreeMap<>();
    private final NavigableMap<Integer, StampedLevel> lays = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Long> tradedAt = new HashMap<>();
    private long tradedNow;
    private long recordedVolume;
    private long corrected;
    private long decreasedSinceOpen;

    /** Applies the change and returns what was traded by it; traded sizes that fall trade nothing. */
    List<Trade> apply(RunnerChange change, boolean image, boolean marketIsOpen, long line) {
        if (image) {
            backs.clear();
            lays.clear();
        }
        change.layable().forEach(level -> set(backs, level, line));
        change.backable().forEach(level -> set(lays, level, line));
        List<Trade> trades = new ArrayList<>();
        for (Level level : change.traded()) {
            Long before = tradedAt.put(level.odds(), level.size());
            long increase = level.size() - (before == null ? 0 : before);
            tradedNow += increase;
            if (increase > 0) {
                trades.add(Trade.of(level.odds(), increase));
            } else if (marketIsOpen) {
                corrected -= increase;
            } else {
                decreasedSinceOpen -= increase;
            }
        }
        return trades;
    }

    void count(List<Trade> trades) {
        trades.forEach(trade -> recordedVolume += trade.size());
    }

    /**
     * Decreases during a suspension that ends in trading again were corrections, not the clearing of a closed market.
     */
    void reopened() {
        corrected += decreasedSinceOpen;
        decreasedSinceOpen = 0;
    }

    /** Sum of all increases of traded size, in hundredths; later corrections are not subtracted. */
    long recordedVolume() {
        return recordedVolume;
    }

    /**
     * What was taken back from the traded sizes, in hundredths; setting everything to zero at the end does not count.
     */
    long corrected() {
        return corrected + (tradedNow == 0 ? 0 : decreasedSinceOpen);
    }

    boolean isCrossed() {
        return !backs.isEmpty() && !lays.isEmpty() && Side.BACK.crosses(backs.firstKey(), lays.firstKey());
    }

    /**
     * The levels as an order book can hold them: where a recording is crossed, the levels that were updated longer ago
     * are left out until they do not cross.
     */
    TargetBook target() {
        NavigableMap<Integer, Long> restingBacks = sizes(backs);
        NavigableMap<Integer, Long> restingLays = sizes(lays);
        while (!restingBacks.isEmpty()
                && !restingLays.isEmpty()
                && Side.BACK.crosses(restingBacks.firstKey(), restingLays.firstKey())) {
            long backLine = backs.get(restingBacks.firstKey()).line();
            long layLine = lays.get(restingLays.firstKey()).line();
            if (backLine < layLine) {
                restingBacks.pollFirstEntry();
            } else {
                restingLays.pollFirstEntry();
            }
        }
        return new TargetBook(restingBacks, restingLays);
    }

    private static void set(Map<Integer, StampedLevel> levels, Level level, long line) {
        if (level.size() == 0) {
            levels.remove(level.odds());
        } else {
            levels.put(level.odds(), new StampedLevel(level.size(), line));
        }
    }

    private static NavigableMap<Integer, Long> sizes(NavigableMap<Integer, StampedLevel> levels) {
        NavigableMap<Integer, Long> sizes = new TreeMap<>(levels.comparator());
        levels.forEach((odds, level) -> sizes.put(odds, level.size()));
        return sizes;
    }
}
