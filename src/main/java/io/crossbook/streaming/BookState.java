package io.crossbook.streaming;

import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.MarketStatus;
import java.util.List;

/** The part of a market's state that changes seldom. */
record BookState(MarketStatus status, boolean inPlay, long version, List<Integer> removed) {
    static BookState of(BookImage image) {
        return new BookState(image.status(), image.inPlay(), image.version(), image.removed());
    }
}
