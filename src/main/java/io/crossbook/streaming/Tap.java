package io.crossbook.streaming;

/** One socket's place at one feed: what the socket has, and how to tell it that there is more. */
final class Tap {
    private final MarketFeed feed;
    private final Runnable wake;
    private PastBook past;
    private long has;
    private boolean ended;
    /** The feed's revision that the socket was told last, 0 before. */
    private long revision;

    /** @param wake called from any thread, at most once for each time the tap was armed */
    Tap(Joined joined, Runnable wake) {
        this.feed = joined.feed();
        this.has = joined.has();
        this.past = joined.past().orElse(null);
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
        past = null;
    }

    /** What the socket has not been told, null for nothing. */
    Change news(Form form, StreamStats stats) {
        Change change = past == null ? feed.since(form, has) : feed.since(form, past);
        if (change != null) {
            stats.conflated(revision == 0 ? 0 : change.revision() - revision - 1);
            revision = change.revision();
        }
        return change;
    }

    /** From where the client of a resumed subscription was continued with its first change. */
    StreamStats.Source source(Change first) {
        if (first != null && first.image()) {
            return StreamStats.Source.IMAGE;
        }
        return past == null ? StreamStats.Source.MEMORY : StreamStats.Source.JOURNAL;
    }

    /** Leaves the feed; nothing wakes it any more but what is on its way. */
    void end() {
        ended = true;
        feed.disarm(this);
        feed.leave();
    }

    boolean ended() {
        return ended;
    }

    void wake() {
        wake.run();
    }
}
