package io.crossbook.streaming;

import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Notice;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Watch;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the feeds get what they pass on.
 *
 * @param books sends a watch to the book of a market
 * @param wallets sends a watch to the wallet of a user
 * @param inboxes sends a watch to the inbox of a user; empty where notifications are switched off
 * @param journal books as they were; it may fail, and may block none of its callers
 * @param orders an order of a market as JSON
 * @param notices a notice as JSON
 * @param definitions a market's definition; fails with a refusal when there is no such market
 */
public record Sources(
        BiConsumer<String, Watch> books,
        BiConsumer<String, Watch> wallets,
        Optional<BiConsumer<String, Watch>> inboxes,
        Function<String, CompletionStage<MarketDefinition>> definitions,
        PastBook.Journal journal,
        BiFunction<OrderView, MarketDefinition, byte[]> orders,
        Function<Notice, byte[]> notices) {}
