package io.crossbook.bench;

import java.time.Duration;

/**
 * How the stream is measured.
 *
 * @param rate placements a second; with the cancels that follow, each changes about 1.2 prices
 * @param sockets that get every change of one market each
 * @param crowd sockets that get one market each, conflated
 * @param window length of a measured stretch
 */
public record StreamBenchSettings(
        int users, int markets, int rate, int sockets, int crowd, Duration warmup, Duration window, long seed) {
    static final int CROWD_CONFLATE_MS = 250;
}
