package io.crossbook.invoicing;

import io.crossbook.domain.matching.Side;

/**
 * A match of a user's order: price 1e-4, size 1e-2, seq of the wallet's event.
 *
 * @param settledPrice the price it counts with after runners have left the market, 0 when it is void
 */
record Match(
        String clientOrderId,
        int selection,
        Side side,
        int tick,
        long price,
        long settledPrice,
        long size,
        long seq,
        long at) {}
