package io.crossbook.bench;

import java.time.Duration;

/**
 * How large a benchmark is.
 *
 * @param window length of one measured stretch
 * @param repetitions measured stretches of each phase, of which the median counts
 * @param rivalWindow length of one stretch of the raw ceiling and of the rival
 * @param seed of all choices, so that two runs place the same orders
 */
public record PlacementSettings(
        int users, int markets, Duration warmup, Duration window, int repetitions, Duration rivalWindow, long seed) {
    /** Throws when nothing could be measured. */
    public PlacementSettings {
        if (users < 2 || markets < 1 || repetitions < 1 || window.isZero() || rivalWindow.isZero()) {
            throw new IllegalArgumentException("nothing to measure");
        }
    }
}
