package io.crossbook.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Markets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Market definitions, kept here because they never change and every order needs one. */
final class Definitions {
    private static final int KEPT_MAX = 10_000;
    private static final Pattern MARKET_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Markets markets;
    private final Cache<String, MarketDefinition> kept =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

    Definitions(Markets markets) {
        this.markets = markets;
    }

    /** The id itself if it can be one: nothing else may become the name of an entity. */
    static String marketId(String text) {
        if (!MARKET_ID.matcher(text).matches()) {
            throw new ProblemException(ProblemCode.MARKET_NOT_FOUND);
        }
        return text;
    }

    CompletionStage<MarketDefinition> get(String marketId) {
        MarketDefinition known = kept.getIfPresent(marketId);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return markets.get(marketId).thenApply(market -> {
            kept.put(marketId, market.definition());
            return market.definition();
        });
    }

    /** The definitions of all these markets by id. */
    CompletionStage<Map<String, MarketDefinition>> all(Collection<String> marketIds) {
        CompletionStage<Map<String, MarketDefinition>> all = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (String id : marketIds.stream().distinct().toList()) {
            all = all.thenCombine(get(id), (found, definition) -> {
                found.put(id, definition);
                return found;
            });
        }
        return all;
    }
}
