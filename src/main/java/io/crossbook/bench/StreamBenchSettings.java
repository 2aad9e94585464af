package io.crossbook.bench;

import java.time.Duration;

/**
 * How the stream is measured.
 *
 * @param users each of whom quotes in one market
 * @param rate orders placed and cancelled a second, each of which changes a price
 * @param sockets that get every change of one market each
 * @param crowd sockets that get one market each, conflated
 * @param crowdRate the rate while the crowd is there
 * @param warmup time before the first stretch, and again when sockets have come
 * @param window length of a measured stretch
 */
public record StreamBenchSettings(
        int users,
        int markets,
        int rate,
        int sockets,
        int crowd,
        int crowdRate,
        Duration warmup,
        Duration window,
        long seed) {
    static final int CROWD_CONFLATE_MS = 250;

    /** Throws when nothing could be measured. */
    public StreamBenchSettings {
        if (users < 1 || markets < 1 || rate < 1 || crowdRate < 1 || sockets < 0 || crowd < 0 || window.isZero()) {
            throw new IllegalArgumentException("nothing to measure");
        }
    }
}
