package io.crossbook.invoicing;

import io.crossbook.domain.matching.Side;

/** A match of a user's order: price 1e-4, size 1e-2, seq of the wallet's event. */
record Match(String clientOrderId, int selection, Side side, int tick, long price, long size, long seq, long at) {}
