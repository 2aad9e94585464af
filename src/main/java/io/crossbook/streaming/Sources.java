package io.crossbook.streaming;

import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Watch;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the feeds get what they pass on.
 *
 * @param books sends a watch to the book of a market
 * @param wallets sends a watch to the wallet of a user
 * @param orders an order of a market as JSON
 * @param definitions a market's definition; fails with a refusal when there is no such market
 */
public record Sources(
        BiConsumer<String, Watch> books,
        BiConsumer<String, Watch> wallets,
        Function<String, CompletionStage<MarketDefinition>> definitions,
        BiFunction<OrderView, MarketDefinition, byte[]> orders) {}
