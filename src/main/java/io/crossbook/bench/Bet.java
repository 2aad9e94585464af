package io.crossbook.bench;

import io.crossbook.domain.matching.Side;

/** One order of the load, the same for the exchange and its rival; market is an index, size hundredths. */
record Bet(int market, int selection, Side side, int tick, long size) {}
