package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The watchers that wait in front of an entity for it to be ready, one place for each however often it asks. Who was
 * handed over is remembered until the lease ends, so that the entity's next incarnation goes on publishing at once.
 */
final class WatchQueue {
    private record Lease(Watch watch, long until) {}

    private final Map<ActorRef<Publication>, Watch> waiting = new LinkedHashMap<>();
    private final Map<ActorRef<Publication>, Lease> leases = new LinkedHashMap<>();

    void add(Watch watch, long now) {
        waiting.merge(watch.watcher(), watch, WatchQueue::both);
        leases.values().removeIf(lease -> lease.until() < now);
        leases.put(watch.watcher(), new Lease(watch, now + TimeUnit.MILLISECONDS.toMicros(watch.leaseMillis())));
    }

    private static Watch both(Watch earlier, Watch later) {
        return new Watch(later.watcher(), later.leaseMillis(), earlier.image() || later.image());
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** A new incarnation knows nobody: everybody whose lease runs waits for an image. */
    void startAgain(long now) {
        leases.values().stream()
                .filter(lease -> lease.until() >= now)
                .map(lease -> new Watch(lease.watch().watcher(), lease.watch().leaseMillis(), true))
                .forEach(watch -> waiting.put(watch.watcher(), watch));
    }

    List<Watch> take() {
        List<Watch> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }
}
