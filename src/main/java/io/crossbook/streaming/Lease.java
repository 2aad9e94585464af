package io.crossbook.streaming;

import akka.actor.typed.ActorRef;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watch;
import java.util.function.Consumer;

/** A feed's standing order with its entity, and whether the entity still keeps to it. */
final class Lease {
    private final StreamSettings settings;
    private final ActorRef<Publication> feed;
    private final Consumer<Watch> entity;
    private long heardAt;
    private boolean askedForImage;

    Lease(StreamSettings settings, ActorRef<Publication> feed, Consumer<Watch> entity, long now) {
        this.settings = settings;
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
        entity.accept(new Watch(feed, settings.lease().toMillis(), image));
    }

    void heard(long now) {
        heardAt = now;
    }

    void imageCame(long now) {
        heardAt = now;
        askedForImage = false;
    }

    /** Whether the entity has answered within the length of a lease (microseconds). */
    boolean isAlive(long now) {
        return now - heardAt < settings.lease().toNanos() / 1000;
    }
}
