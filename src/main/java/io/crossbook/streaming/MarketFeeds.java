package io.crossbook.streaming;

import akka.actor.typed.ActorSystem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** This node's market feeds, each opened by its first reader. */
final class MarketFeeds {
    private final ActorSystem<?> system;
    private final StreamSettings settings;
    private final Sources sources;
    private final LongSupplier clock;
    private final ConcurrentMap<String, CompletableFuture<MarketFeed>> open = new ConcurrentHashMap<>();

    MarketFeeds(ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        this.system = system;
        this.settings = settings;
        this.sources = sources;
        this.clock = clock;
    }

    /** The feed of a market with its first image, joined; whoever gets it must leave it. */
    CompletionStage<MarketFeed> join(String marketId) {
        CompletableFuture<MarketFeed> known = open.get(marketId);
        if (known == null) {
            if (open.size() >= settings.feedsMax()) {
                return CompletableFuture.failedFuture(new FeedUnavailable("too many markets are being watched"));
            }
            CompletableFuture<MarketFeed> fresh = new CompletableFuture<>();
            known = open.putIfAbsent(marketId, fresh);
            if (known == null) {
                known = fresh;
                start(marketId, fresh);
            }
        }
        CompletableFuture<MarketFeed> found = known;
        return found.thenCompose(feed -> {
            if (feed.join()) {
                return CompletableFuture.completedFuture(feed);
            }
            open.remove(marketId, found);
            return join(marketId);
        });
    }

    private void start(String marketId, CompletableFuture<MarketFeed> opened) {
        Runnable ended = () -> open.remove(marketId, opened);
        sources.definitions().apply(marketId).whenComplete((definition, failure) -> {
            if (failure != null) {
                ended.run();
                opened.completeExceptionally(failure);
                return;
            }
            var feed = new MarketFeed(marketId, definition);
            system.systemActorOf(
                    MarketFeedActor.create(
                            feed, watch -> sources.books().accept(marketId, watch), settings, clock, opened, ended),
                    "market-feed-" + marketId + "-" + clock.getAsLong(),
                    akka.actor.typed.Props.empty());
        });
    }

    /** Markets that are being watched. */
    int size() {
        return open.size();
    }
}
