package io.crossbook.notification.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossbook.market.MarketDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Definitions of markets, which never change; a market that does not answer is called by its id. */
final class MarketNames {
    private static final int KEPT_MAX = 10_000;

    private final Function<String, CompletionStage<MarketDefinition>> lookup;
    private final Cache<String, MarketDefinition> kept =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

    MarketNames(Function<String, CompletionStage<MarketDefinition>> lookup) {
        this.lookup = lookup;
    }

    /** The definitions that can be found, by id. */
    CompletionStage<Map<String, MarketDefinition>> all(Collection<String> marketIds) {
        CompletionStage<Map<String, MarketDefinition>> all = CompletableFuture.completedStage(new HashMap<>());
        for (String marketId : marketIds) {
            all = all.thenCombine(find(marketId), (found, definition) -> {
                if (definition != null) {
                    found.put(marketId, definition);
                }
                return found;
            });
        }
        return all;
    }

    private CompletionStage<MarketDefinition> find(String marketId) {
        MarketDefinition known = kept.getIfPresent(marketId);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        return lookup.apply(marketId)
                .thenApply(definition -> {
                    kept.put(marketId, definition);
                    return definition;
                })
                .exceptionally(unknown -> null);
    }
}
