package io.crossbook.streaming;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.ReceiveBuilder;
import akka.actor.typed.javadsl.TimerScheduler;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watch;
import io.crossbook.sourcing.Watched;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Watches one entity for this node and keeps its feed; ends when nobody has read the feed for a while. */
class FeedActor<F extends Feed> extends AbstractBehavior<Object> {
    private static final String RENEW = "renew";

    /**
     * What every such actor needs.
     *
     * @param entity sends a watch to the entity
     * @param renewal how often to renew the lease
     * @param clock microseconds since 1970
     * @param opened completed with the feed once it has its first image
     * @param ended called when the feed has ended, so that the next reader opens another
     */
    record Setup<F>(
            F feed,
            Consumer<Watch> entity,
            StreamSettings settings,
            Duration renewal,
            LongSupplier clock,
            CompletableFuture<F> opened,
            Runnable ended) {}

    private final Setup<F> setup;
    private final Lease lease;
    private long usedAt;

    FeedActor(ActorContext<Object> context, TimerScheduler<Object> timers, Setup<F> setup) {
        super(context);
        this.setup = setup;
        this.usedAt = now();
        this.lease = new Lease(
                setup.settings().lease(), setup.renewal(), context.getSelf().narrow(), setup.entity(), usedAt);
        timers.startTimerWithFixedDelay(RENEW, RENEW, setup.renewal());
        lease.askForImage();
    }

    /** The behaviour of one feed. */
    static <F extends Feed> Behavior<Object> create(Setup<F> setup) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new FeedActor<>(context, timers, setup)));
    }

    @Override
    public final Receive<Object> createReceive() {
        return receive(newReceiveBuilder())
                .onMessage(Watched.class, this::onWatched)
                .onMessage(Publication.class, this::onPublication)
                .onMessageEquals(RENEW, this::onRenew)
                .onSignal(PostStop.class, stopped -> onStop())
                .build();
    }

    /** Adds what else comes in. */
    ReceiveBuilder<Object> receive(ReceiveBuilder<Object> builder) {
        return builder;
    }

    final F feed() {
        return setup.feed();
    }

    private long now() {
        return setup.clock().getAsLong();
    }

    private Behavior<Object> onPublication(Publication news) {
        if (feed().isImage(news)) {
            lease.imageCame(now());
        } else {
            lease.heard(now());
        }
        news(news);
        return this;
    }

    /** Something came from the entity. */
    void news(Publication news) {
        take(news);
    }

    /** Passes something on to the feed. */
    final void take(Publication news) {
        if (!feed().take(news, now())) {
            lease.askForImage();
        } else if (feed().seq() >= 0) {
            setup.opened().complete(feed());
        }
    }

    /** Whether everything that came has been passed on. */
    boolean isUpToDate() {
        return true;
    }

    private Behavior<Object> onWatched(Watched renewed) {
        lease.heard(now());
        feed().live(true);
        if (isUpToDate() && renewed.seq() > feed().seq()) {
            lease.askForImage();
        }
        return this;
    }

    private Behavior<Object> onRenew() {
        long now = now();
        feed().live(lease.isAlive(now));
        if (!feed().unused()) {
            usedAt = now;
        }
        boolean neverOpened = !setup.opened().isDone()
                && now - usedAt > micros(setup.settings().openTimeout());
        if (neverOpened || (now - usedAt > micros(setup.settings().linger()) && feed().retire())) {
            return Behaviors.stopped();
        }
        lease.renew();
        renewed();
        return this;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** It is time to try again what did not work. */
    void renewed() {}

    /** However it came to its end, nobody may find this feed any more. */
    private Behavior<Object> onStop() {
        setup.ended().run();
        feed().fail();
        setup.opened().completeExceptionally(new FeedUnavailable("its entity does not answer"));
        return this;
    }
}
