package io.crossbook.domain.matching;

/** A trade with a resting order at that order's tick, so any improvement is the incoming's; size in hundredths. */
public record Fill(long restingNumber, int tick, long size) {
    public Fill {
        if (size < 1) {
            throw new IllegalArgumentException("a fill has a positive size, not " + size);
        }
    }
}
