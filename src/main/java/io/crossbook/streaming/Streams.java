package io.crossbook.streaming;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.crossbook.sourcing.Ids;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The streams of one node. */
public final class Streams {
    private final StreamContext context;

    private Streams(StreamContext context) {
        this.context = context;
    }

    /**
     * Starts them; feeds run once somebody reads them.
     *
     * @param clock the node's clock in microseconds since 1970
     */
    public static Streams start(ActorSystem<?> system, StreamSettings settings, Sources sources, LongSupplier clock) {
        return new Streams(new StreamContext(
                settings,
                Feeds.ofMarkets(system, settings, sources, clock),
                Feeds.ofOrders(system, settings, sources, clock),
                Feeds.ofNotices(system, settings, sources, clock),
                new PastBooks(sources.journal(), settings.resume()),
                new Connections(settings.connectionsMax(), settings.connectionsPerAddress()),
                new StreamStats(),
                clock));
    }

    /** One client's connection; use it once. */
    public Flow<Inbound, Outbound, NotUsed> socket(String address, Authentication authentication) {
        return Flow.fromGraph(new StreamSocket(context, authentication, address, Ids.next()));
    }

    /**
     * Prices of one market as Server-Sent Events; use it once. The id of an event is what resumes after it.
     *
     * @param lastEventId the id of the last event the client has, if it has any
     */
    public Source<ByteString, NotUsed> events(
            String address, String marketId, Optional<String> lastEventId, int levels, int conflateMs) {
        ByteString subscription = PriceEvents.subscription(marketId, lastEventId, levels, conflateMs);
        return Source.single(new Inbound(Inbound.Kind.TEXT, subscription))
                .concat(Source.never())
                .via(socket(address, PriceEvents.NOBODY))
                .takeWhile(message -> !PriceEvents.isRefusal(message), true)
                .map(PriceEvents::event)
                .filter(event -> !event.isEmpty());
    }

    /** What they have done. */
    public StreamStats stats() {
        return context.stats();
    }

    /** Markets that are watched here. */
    public int markets() {
        return context.markets().size();
    }

    /** Users whose orders are watched here, or whose notices are, each counted. */
    public int users() {
        return context.orders().size() + context.notices().size();
    }

    /** Open connections of this node. */
    public int connections() {
        return context.connections().count();
    }
}
