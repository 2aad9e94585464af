package io.crossbook.streaming;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.util.ByteString;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import io.crossbook.sourcing.Watched;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Watches one user's wallet for this node and keeps the feed; ends when nobody has read it for a while. Orders are
 * written with the definitions of their markets, so news wait, in order, until those are known.
 */
final class OrderFeedActor extends AbstractBehavior<Object> {
    private static final String RENEW = "renew";
    private static final int WAITING_MAX = 1_000;

    private record Defined(String marketId, MarketDefinition definition) {}

    private final OrderFeed feed = new OrderFeed(this::write);
    private final String userId;
    private final Sources sources;
    private final Lease lease;
    private final CompletableFuture<OrderFeed> opened;
    private final Runnable ended;
    private final LongSupplier clock;
    private final StreamSettings settings;
    private final Map<String, MarketDefinition> definitions = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Deque<WalletNews> waiting = new ArrayDeque<>();
    private long usedAt;

    private OrderFeedActor(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            String userId,
            Sources sources,
            StreamSettings settings,
            LongSupplier clock,
            CompletableFuture<OrderFeed> opened,
            Runnable ended) {
        super(context);
        this.userId = userId;
        this.sources = sources;
        this.settings = settings;
        this.opened = opened;
        this.ended = ended;
        this.clock = clock;
        this.usedAt = clock.getAsLong();
        this.lease = new Lease(
                settings, context.getSelf().narrow(), watch -> sources.wallets().accept(this.userId, watch), usedAt);
        timers.startTimerWithFixedDelay(RENEW, RENEW, settings.renewal());
        lease.askForImage();
    }

    /**
     * The behaviour of one feed.
     *
     * @param opened completed with the feed once it has its first image
     * @param ended called when the feed has ended, so that the next reader opens another
     */
    static Behavior<Object> create(
            String userId,
            Sources sources,
            StreamSettings settings,
            LongSupplier clock,
            CompletableFuture<OrderFeed> opened,
            Runnable ended) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new OrderFeedActor(context, timers, userId, sources, settings, clock, opened, ended)));
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(WalletNews.class, this::onNews)
                .onMessage(Watched.class, this::onWatched)
                .onMessage(Defined.class, this::onDefined)
                .onMessageEquals(RENEW, this::onRenew)
                .build();
    }

    private Behavior<Object> onNews(WalletNews news) {
        lease.heard(clock.getAsLong());
        if (news.image()) {
            lease.imageCame(clock.getAsLong());
            waiting.clear();
        }
        if (waiting.size() < WAITING_MAX) {
            waiting.add(news);
        }
        work();
        return this;
    }

    private Behavior<Object> onDefined(Defined message) {
        asked.remove(message.marketId());
        if (message.definition() != null) {
            definitions.put(message.marketId(), message.definition());
            work();
        }
        return this;
    }

    /** Takes the news whose markets are known, in order. */
    private void work() {
        while (!waiting.isEmpty() && isKnown(waiting.peek())) {
            if (!feed.take(waiting.poll())) {
                lease.askForImage();
            } else if (feed.seq() >= 0) {
                opened.complete(feed);
            }
        }
    }

    private boolean isKnown(WalletNews news) {
        boolean known = true;
        for (OrderView order : news.orders()) {
            if (!definitions.containsKey(order.marketId())) {
                known = false;
                ask(order.marketId());
            }
        }
        return known;
    }

    private void ask(String marketId) {
        if (asked.add(marketId)) {
            getContext()
                    .pipeToSelf(
                            sources.definitions().apply(marketId),
                            (definition, failure) -> new Defined(marketId, definition));
        }
    }

    private ByteString write(OrderView order) {
        byte[] json = sources.orders().apply(order, definitions.get(order.marketId()));
        return ByteString.fromArrayUnsafe(json);
    }

    private Behavior<Object> onWatched(Watched renewed) {
        lease.heard(clock.getAsLong());
        feed.live(true);
        if (waiting.isEmpty() && renewed.seq() > feed.seq()) {
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
        boolean neverOpened =
                !opened.isDone() && now - usedAt > settings.openTimeout().toNanos() / 1000;
        if (neverOpened || (now - usedAt > settings.linger().toNanos() / 1000 && feed.retire())) {
            ended.run();
            opened.completeExceptionally(new FeedUnavailable("the wallet does not answer"));
            return Behaviors.stopped();
        }
        lease.renew();
        work();
        return this;
    }
}
