package io.crossbook.streaming;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.ReceiveBuilder;
import akka.actor.typed.javadsl.TimerScheduler;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import io.crossbook.sourcing.Publication;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the feed of one user's orders. They are written with the definitions of their markets, so news wait, in order,
 * until those are known.
 */
final class OrderFeedActor extends FeedActor<OrderFeed> {
    private static final int WAITING_MAX = 1_000;

    private record Defined(String marketId, MarketDefinition definition) {}

    private final Sources sources;
    private final Map<String, MarketDefinition> definitions;
    private final Set<String> asked = new HashSet<>();
    private final Deque<WalletNews> waiting = new ArrayDeque<>();

    private OrderFeedActor(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            Setup<OrderFeed> setup,
            Sources sources,
            Map<String, MarketDefinition> definitions) {
        super(context, timers, setup);
        this.sources = sources;
        this.definitions = definitions;
    }

    /**
     * The behaviour of one feed.
     *
     * @param definitions markets by id, from which the feed's writer takes them; this actor alone fills it
     */
    static Behavior<Object> create(Setup<OrderFeed> setup, Sources sources, Map<String, MarketDefinition> definitions) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new OrderFeedActor(context, timers, setup, sources, definitions)));
    }

    @Override
    ReceiveBuilder<Object> receive(ReceiveBuilder<Object> builder) {
        return builder.onMessage(Defined.class, this::onDefined);
    }

    @Override
    void news(Publication publication) {
        WalletNews news = (WalletNews) publication;
        if (news.image()) {
            waiting.clear();
        }
        if (waiting.size() < WAITING_MAX) {
            waiting.add(news);
        }
        work();
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
            take(waiting.poll());
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

    @Override
    boolean isUpToDate() {
        return waiting.isEmpty();
    }

    @Override
    void renewed() {
        work();
    }
}
