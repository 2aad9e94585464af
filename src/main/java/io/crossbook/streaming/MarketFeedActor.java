package io.crossbook.streaming;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.crossbook.protocol.BookDelta;
import io.crossbook.protocol.BookImage;
import io.crossbook.sourcing.Watch;
import io.crossbook.sourcing.Watched;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Watches one book for this node and keeps its feed; ends when nobody has read the feed for a while. */
final class MarketFeedActor extends AbstractBehavior<Object> {
    private static final String RENEW = "renew";

    private final MarketFeed feed;
    private final Lease lease;
    private final CompletableFuture<MarketFeed> opened;
    private final Runnable ended;
    private final LongSupplier clock;
    private final long lingerMicros;
    private final long openMicros;
    private long usedAt;

    private MarketFeedActor(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            MarketFeed feed,
            Consumer<Watch> book,
            StreamSettings settings,
            LongSupplier clock,
            CompletableFuture<MarketFeed> opened,
            Runnable ended) {
        super(context);
        this.feed = feed;
        this.opened = opened;
        this.ended = ended;
        this.clock = clock;
        this.lingerMicros = settings.linger().toNanos() / 1000;
        this.openMicros = settings.openTimeout().toNanos() / 1000;
        this.usedAt = clock.getAsLong();
        this.lease = new Lease(settings, context.getSelf().narrow(), book, usedAt);
        timers.startTimerWithFixedDelay(RENEW, RENEW, settings.renewal());
        lease.askForImage();
    }

    /**
     * @param opened completed with the feed once it has its first image
     * @param ended called when the feed has ended, so that the next reader opens another
     */
    static Behavior<Object> create(
            MarketFeed feed,
            Consumer<Watch> book,
            StreamSettings settings,
            LongSupplier clock,
            CompletableFuture<MarketFeed> opened,
            Runnable ended) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new MarketFeedActor(context, timers, feed, book, settings, clock, opened, ended)));
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(BookDelta.class, this::onDelta)
                .onMessage(BookImage.class, this::onImage)
                .onMessage(Watched.class, this::onWatched)
                .onMessageEquals(RENEW, this::onRenew)
                .build();
    }

    private Behavior<Object> onDelta(BookDelta delta) {
        long now = clock.getAsLong();
        lease.heard(now);
        if (!feed.delta(delta, now)) {
            lease.askForImage();
        }
        return this;
    }

    private Behavior<Object> onImage(BookImage image) {
        long now = clock.getAsLong();
        lease.imageCame(now);
        feed.image(image, now);
        opened.complete(feed);
        return this;
    }

    private Behavior<Object> onWatched(Watched renewed) {
        lease.heard(clock.getAsLong());
        feed.live(true);
        if (renewed.seq() > feed.seq()) {
            lease.askForImage();
        }
        return this;
    }

    private Behavior<Object> onRenew() {
        long now = clock.getAsLong();
        feed.live(lease.isAlive(now));
        if (!feed.unused()) {
            usedAt = now;
        }
        boolean neverOpened = !opened.isDone() && now - usedAt > openMicros;
        if (neverOpened || (now - usedAt > lingerMicros && feed.retire())) {
            ended.run();
            opened.completeExceptionally(new FeedUnavailable("the book does not answer"));
            return Behaviors.stopped();
        }
        lease.renew();
        return this;
    }
}
