package io.crossbook.streaming;

/** One socket's place at one feed: what the socket has, and how to tell it that there is more. */
final class Tap {
    private final MarketFeed feed;
    private final Runnable wake;
    private long has;

    /** @param wake called from any thread, at most once for each time the tap was armed */
    Tap(MarketFeed feed, long has, Runnable wake) {
        this.feed = feed;
        this.has = has;
        this.wake = wake;
    }

    MarketFeed feed() {
        return feed;
    }

    /** The number up to which the socket has been told everything, -1 for nothing. */
    long has() {
        return has;
    }

    void has(long seq) {
        has = seq;
    }

    void wake() {
        wake.run();
    }
}
