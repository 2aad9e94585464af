package io.crossbook.streaming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A feed of what is one user's own. Readers on this node count by its revisions, one for each piece of news. */
abstract class OwnFeed extends Feed {
    private final Set<Runnable> armed = new LinkedHashSet<>();
    private long revision = -1;

    /** The latest piece of news, -1 before the first. */
    final synchronized long revision() {
        return revision;
    }

    /** There are news; hold the lock. */
    final void nextRevision() {
        revision++;
    }

    /** Takes those who wait for news; run them without the lock. */
    final synchronized List<Runnable> woken() {
        List<Runnable> due = new ArrayList<>(armed);
        armed.clear();
        return due;
    }

    /** Asks to be woken at the next news; false when there are some already. */
    final synchronized boolean arm(Runnable wake, long has) {
        return revision <= has && armed.add(wake);
    }

    final synchronized void disarm(Runnable wake) {
        armed.remove(wake);
    }
}
