package io.crossbook.demo;

import io.crossbook.domain.matching.Side;

/** An order that a bot keeps in a book, the best of its side at level 0; the id is empty before it is placed. */
record Quote(String clientOrderId, Side side, int level, int tick, long size) {
    Quote placedAs(String id) {
        return new Quote(id, side, level, tick, size);
    }

    boolean isFor(Quote other) {
        return side == other.side && level == other.level;
    }
}
