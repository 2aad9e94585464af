package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Who watches one entity, and until when; costs nothing while nobody does. */
final class Watchers {
    private final Map<ActorRef<Publication>, Long> leases = new LinkedHashMap<>();

    /** Takes a watcher in, or renews its lease, and answers it with the image if it needs one. */
    void admit(Watch watch, long now, long seq, Supplier<Optional<? extends Publication>> image) {
        Long before = leases.put(watch.watcher(), now + TimeUnit.MILLISECONDS.toMicros(watch.leaseMillis()));
        boolean knows = before != null && before >= now && !watch.image();
        Optional<? extends Publication> answer = knows ? Optional.of(new Watched(seq)) : image.get();
        answer.ifPresent(watch.watcher()::tell);
    }

    boolean isEmpty() {
        return leases.isEmpty();
    }

    /** Sends a publication to everybody whose lease has not ended; it is made only if there is somebody. */
    void publish(long now, Supplier<Optional<? extends Publication>> publication) {
        leases.values().removeIf(until -> until < now);
        if (!leases.isEmpty()) {
            publication.get().ifPresent(told -> leases.keySet().forEach(watcher -> watcher.tell(told)));
        }
    }
}
