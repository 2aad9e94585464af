package io.crossbook.streaming;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** This node's feeds of users, each opened by its first reader. */
final class OrderFeeds {
    private final ActorSystem<?> system;
    private final StreamSettings settings;
    private final Sources sources;
    private final LongSupplier clock;
    private final ConcurrentMap<String, CompletableFuture<OrderFeed>> open = new ConcurrentHashMap<>();

    OrderFeeds(ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        this.system = system;
        this.settings = settings;
        this.sources = sources;
        this.clock = clock;
    }

    /** The feed of a user with its first image, joined; whoever gets it must leave it. */
    CompletionStage<OrderFeed> join(String userId) {
        CompletableFuture<OrderFeed> known = open.get(userId);
        if (known == null) {
            if (open.size() >= settings.feedsMax()) {
                return CompletableFuture.failedFuture(new FeedUnavailable("too many users are being watched"));
            }
            CompletableFuture<OrderFeed> fresh = new CompletableFuture<>();
            known = open.putIfAbsent(userId, fresh);
            if (known == null) {
                known = fresh;
                Runnable ended = () -> open.remove(userId, fresh);
                system.systemActorOf(
                        OrderFeedActor.create(userId, sources, settings, clock, fresh, ended),
                        "order-feed-" + userId + "-" + clock.getAsLong(),
                        Props.empty());
            }
        }
        CompletableFuture<OrderFeed> found = known;
        return found.thenCompose(feed -> {
            if (feed.join()) {
                return CompletableFuture.completedFuture(feed);
            }
            open.remove(userId, found);
            return join(userId);
        });
    }
}
