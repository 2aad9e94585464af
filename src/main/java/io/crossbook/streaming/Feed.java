package io.crossbook.streaming;

import io.crossbook.sourcing.Publication;

/**
 * What this node knows of one entity, for all who read it here. Its actor writes, sockets read; each call is short and
 * holds the feed's lock.
 */
abstract class Feed {
    private boolean live;
    private int users;
    private boolean retired;

    /** Number this feed has reached, -1 before the first image. */
    abstract long seq();

    /** Whether a publication is the whole of its entity. */
    abstract boolean isImage(Publication news);

    /**
     * Takes a publication; false when something between is missing.
     *
     * @param now microseconds since 1970
     */
    abstract boolean take(Publication news, long now);

    /** Whether its entity has answered lately. */
    final synchronized boolean live() {
        return live;
    }

    final synchronized void live(boolean answered) {
        live = answered;
    }

    /** Counts a reader in; false when the feed has ended and another must be opened. */
    final synchronized boolean join() {
        users += retired ? 0 : 1;
        return !retired;
    }

    final synchronized void leave() {
        users--;
    }

    final synchronized boolean unused() {
        return users == 0;
    }

    /** Ends the feed if nobody reads it. */
    final synchronized boolean retire() {
        retired = retired || users == 0;
        return retired;
    }

    /** Whether nothing more will come, whoever reads. */
    final synchronized boolean ended() {
        return retired;
    }

    /** Ends the feed whoever reads it: nothing more will come. */
    final synchronized void fail() {
        retired = true;
        live = false;
    }
}
