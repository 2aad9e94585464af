package io.crossbook.demo;

import io.crossbook.domain.matching.Side;

/** An order that a bot keeps in a book; the id is empty before it is placed. */
record Quote(String clientOrderId, Side side, int tick, long size) {
    Quote placedAs(String id) {
        return new Quote(id, side, tick, size);
    }

    /** How many ticks it is behind a price, below 0 when the price has gone past it. */
    int behind(int fair) {
        return side == Side.BUY ? fair - tick : tick - fair;
    }
}
