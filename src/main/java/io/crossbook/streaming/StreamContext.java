package io.crossbook.streaming;

import java.util.function.LongSupplier;

/** What the streams of one node share. */
record StreamContext(
        StreamSettings settings,
        Feeds<MarketFeed> markets,
        Feeds<OrderFeed> orders,
        Feeds<NoticeFeed> notices,
        PastBooks past,
        Connections connections,
        StreamStats stats,
        LongSupplier clock) {
    /** Microseconds since 1970. */
    long now() {
        return clock.getAsLong();
    }
}
