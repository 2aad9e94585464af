package io.crossbook.streaming;

import akka.actor.typed.ActorRef;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watch;
import java.time.Duration;
import java.util.function.Consumer;

/** A feed's standing order with its entity, and whether the entity still keeps to it. */
final class Lease {
    private static final int MISSED_RENEWALS = 3;

    private final Duration length;
    private final Duration renewal;
    private final ActorRef<Publication> feed;
    private final Consumer<Watch> entity;
    private long heardAt;
    private boolean askedForImage;

    Lease(Duration length, Duration renewal, ActorRef<Publication> feed, Consumer<Watch> entity, long now) {
        this.length = length;
        this.renewal = renewal;
        this.feed = feed;
        this.entity = entity;
        this.heardAt = now;
    }

    /** Speaks up in time; a renewal repeats the wish for an image until one has come. */
    void renew() {
        ask(askedForImage);
    }

    /** Something is missing: asks for an image, once until it comes. */
    void askForImage() {
        if (!askedForImage) {
            askedForImage = true;
            ask(true);
        }
    }

    private void ask(boolean image) {
        entity.accept(new Watch(feed, length.toMillis(), image));
    }

    void heard(long now) {
        heardAt = now;
    }

    void imageCame(long now) {
        heardAt = now;
        askedForImage = false;
    }

    /** Whether the entity has answered one of the last renewals (microseconds). */
    boolean isAlive(long now) {
        return now - heardAt < MISSED_RENEWALS * renewal.toNanos() / 1000;
    }
}
