package io.crossbook.streaming;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.util.ByteString;
import io.crossbook.market.MarketDefinition;
import io.crossbook.sourcing.Watch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** This node's feeds of one kind, each opened by its first reader. */
final class Feeds<F extends Feed> {
    /** Makes the behaviour that keeps a feed up to date, or says with a failure that there is nothing to feed. */
    private interface Opener<F> {
        CompletionStage<Behavior<Object>> open(String id, CompletableFuture<F> opened, Runnable ended);
    }

    private final ActorSystem<?> system;
    private final String kind;
    private final int max;
    private final LongSupplier clock;
    private final Opener<F> opener;
    private final ConcurrentMap<String, CompletableFuture<F>> open = new ConcurrentHashMap<>();

    private Feeds(ActorSystem<?> system, String kind, int max, LongSupplier clock, Opener<F> opener) {
        this.system = system;
        this.kind = kind;
        this.max = max;
        this.clock = clock;
        this.opener = opener;
    }

    /** Prices by market id. */
    static Feeds<MarketFeed> ofMarkets(
            ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        return new Feeds<>(system, "market", settings.feedsMax(), clock, (id, opened, ended) -> sources.definitions()
                .apply(id)
                .thenApply(definition -> FeedActor.create(new FeedActor.Setup<>(
                        new MarketFeed(id, definition),
                        watch -> sources.books().accept(id, watch),
                        settings,
                        settings.marketRenewal(),
                        clock,
                        opened,
                        ended))));
    }

    /** Orders and money by user id. */
    static Feeds<OrderFeed> ofOrders(
            ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        return new Feeds<>(system, "order", settings.feedsMax(), clock, (id, opened, ended) -> {
            Map<String, MarketDefinition> definitions = new HashMap<>();
            var feed = new OrderFeed(order ->
                    ByteString.fromArrayUnsafe(sources.orders().apply(order, definitions.get(order.marketId()))));
            var setup = new FeedActor.Setup<>(
                    feed,
                    watch -> sources.wallets().accept(id, watch),
                    settings,
                    settings.orderRenewal(),
                    clock,
                    opened,
                    ended);
            return CompletableFuture.completedFuture(OrderFeedActor.create(setup, sources, definitions));
        });
    }

    /** Notices by user id. */
    static Feeds<NoticeFeed> ofNotices(
            ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        return new Feeds<>(system, "notice", settings.feedsMax(), clock, (id, opened, ended) -> {
            BiConsumer<String, Watch> inboxes =
                    sources.inboxes().orElseThrow(() -> new FeedUnavailable("notifications are switched off"));
            var feed = new NoticeFeed(
                    notice -> ByteString.fromArrayUnsafe(sources.notices().apply(notice)));
            return CompletableFuture.completedFuture(FeedActor.create(new FeedActor.Setup<>(
                    feed, watch -> inboxes.accept(id, watch), settings, settings.renewal(), clock, opened, ended)));
        });
    }

    /** The feed of this id with its first image, joined; whoever gets it must leave it. */
    CompletionStage<F> join(String id) {
        CompletableFuture<F> known = open.get(id);
        if (known == null) {
            if (open.size() >= max) {
                return CompletableFuture.failedFuture(new FeedUnavailable("too much is being watched"));
            }
            CompletableFuture<F> fresh = new CompletableFuture<>();
            known = open.putIfAbsent(id, fresh);
            if (known == null) {
                known = fresh;
                start(id, fresh);
            }
        }
        CompletableFuture<F> found = known;
        return found.thenCompose(feed -> {
            if (feed.join()) {
                return CompletableFuture.completedFuture(feed);
            }
            open.remove(id, found);
            return join(id);
        });
    }

    private void start(String id, CompletableFuture<F> opened) {
        Runnable ended = () -> open.remove(id, opened);
        opener(id, opened, ended).whenComplete((behaviour, failure) -> {
            if (failure == null) {
                system.systemActorOf(behaviour, kind + "-feed-" + id + "-" + clock.getAsLong(), Props.empty());
            } else {
                ended.run();
                opened.completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<Behavior<Object>> opener(String id, CompletableFuture<F> opened, Runnable ended) {
        try {
            return opener.open(id, opened, ended);
        } catch (FeedUnavailable off) {
            return CompletableFuture.failedStage(off);
        }
    }

    /** How many are being watched. */
    int size() {
        return open.size();
    }
}
