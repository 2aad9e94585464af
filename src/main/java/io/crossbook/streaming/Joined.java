package io.crossbook.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A feed that a subscription has joined.
 *
 * @param has the number up to which its client has everything, -1 for nothing
 * @param past the book at that number, when the feed does not remember so far back
 */
record Joined(MarketFeed feed, long has, Optional<PastBook> past) {
    /** Joins all feeds of a request, in its order, or none; whoever gets them must leave them. */
    static CompletionStage<List<Joined>> all(StreamContext context, MarketRequest request) {
        List<CompletableFuture<Joined>> each = new ArrayList<>();
        for (int i = 0; i < request.marketIds().size(); i++) {
            each.add(one(
                            context,
                            request.marketIds().get(i),
                            request.from().isPresent() ? request.from().get()[i] : -1)
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new))
                .whenComplete((none, failure) -> {
                    if (failure != null) {
                        each.forEach(Joined::leave);
                    }
                })
                .thenApply(none -> each.stream().map(CompletableFuture::join).toList());
    }

    private static CompletionStage<Joined> one(StreamContext context, String marketId, long has) {
        return context.markets().join(marketId).thenCompose(feed -> {
            CompletionStage<Optional<PastBook>> past = feed.remembers(has)
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : context.past().of(marketId, has);
            return past.thenApply(book -> new Joined(feed, has, book));
        });
    }

    private static void leave(CompletionStage<Joined> joining) {
        joining.thenAccept(joined -> joined.feed().leave());
    }
}
