package io.crossbook.streaming;

import io.crossbook.protocol.Ladder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * One side of one selection: every level with the sequence number of its last change. A level that is gone stays as
 * size 0, so that whoever has not heard of it can be told.
 */
final class StampedSide {
    /** Places from the top that are numbered for clients that want only the best offers. */
    static final int BEST_MAX = 10;

    /** Takes levels; the place is counted from the best, 0, and -1 where places don't matter. */
    @FunctionalInterface
    interface Sink {
        void level(int place, int tick, long size);
    }

    private record Cell(long size, long stamp) {}

    private record Place(int tick, long size, long stamp) {}

    private static final Place NOWHERE = new Place(0, 0, 0);

    private final TreeMap<Integer, Cell> cells;
    private final Place[] best = new Place[BEST_MAX];
    private int gone;

    StampedSide(Comparator<Integer> bestFirst) {
        cells = new TreeMap<>(bestFirst);
        java.util.Arrays.fill(best, NOWHERE);
    }

    /** Levels of a delta as they stand at this number. */
    void put(List<Ladder.Level> levels, long seq) {
        levels.forEach(level -> put(level.tick(), level.size(), seq));
        rank(seq);
    }

    /** All levels as they stand at this number; what is not among them is gone. */
    void replace(List<Ladder.Level> levels, long seq) {
        Set<Integer> left = new HashSet<>(cells.keySet());
        for (Ladder.Level level : levels) {
            left.remove(level.tick());
            put(level.tick(), level.size(), seq);
        }
        left.forEach(tick -> put(tick, 0, seq));
        rank(seq);
    }

    private void put(int tick, long size, long seq) {
        Cell before = cells.get(tick);
        long known = before == null ? 0 : before.size();
        if (known == size) {
            return;
        }
        cells.put(tick, new Cell(size, seq));
        if (size == 0) {
            gone++;
        } else if (before != null && known == 0) {
            gone--;
        }
    }

    private void rank(long seq) {
        int place = 0;
        for (var entry : cells.entrySet()) {
            if (place == BEST_MAX) {
                return;
            }
            if (entry.getValue().size() > 0) {
                rank(place++, entry.getKey(), entry.getValue().size(), seq);
            }
        }
        while (place < BEST_MAX) {
            rank(place++, 0, 0, seq);
        }
    }

    private void rank(int place, int tick, long size, long seq) {
        Place before = best[place];
        if (before.tick() != tick || before.size() != size) {
            best[place] = new Place(tick, size, seq);
        }
    }

    /** Every level that changed after that number, best first, 0 for those that are gone. */
    void changedSince(long since, Sink sink) {
        cells.forEach((tick, cell) -> {
            if (cell.stamp() > since) {
                sink.level(-1, tick, cell.size());
            }
        });
    }

    /** Every place of the best so many that changed after that number; tick and size are 0 where nothing is. */
    void bestChangedSince(long since, int depth, Sink sink) {
        for (int place = 0; place < depth; place++) {
            if (best[place].stamp() > since) {
                sink.level(place, best[place].tick(), best[place].size());
            }
        }
    }

    /** Every level where something rests, best first. */
    void resting(Sink sink) {
        cells.forEach((tick, cell) -> {
            if (cell.size() > 0) {
                sink.level(-1, tick, cell.size());
            }
        });
    }

    /** Every level where something rests, best first. */
    List<Ladder.Level> levels() {
        List<Ladder.Level> levels = new ArrayList<>();
        resting((place, tick, size) -> levels.add(new Ladder.Level(tick, size)));
        return levels;
    }

    /** The best so many levels where something rests. */
    void best(int depth, Sink sink) {
        for (int place = 0; place < depth && best[place].size() > 0; place++) {
            sink.level(place, best[place].tick(), best[place].size());
        }
    }

    /** Levels that are gone but remembered. */
    int gone() {
        return gone;
    }

    void forgetGone() {
        cells.values().removeIf(cell -> cell.size() == 0);
        gone = 0;
    }
}
