package io.crossbook.streaming;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import io.crossbook.sourcing.Ids;
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
                new MarketFeeds(system, settings, sources, clock),
                new OrderFeeds(system, settings, sources, clock),
                new Connections(settings.connectionsMax(), settings.connectionsPerAddress()),
                clock));
    }

    /** One client's connection; use it once. */
    public Flow<Inbound, Outbound, NotUsed> socket(String address, Authentication authentication) {
        return Flow.fromGraph(new StreamSocket(context, authentication, address, Ids.next()));
    }

    /** Open connections of this node. */
    public int connections() {
        return context.connections().count();
    }
}
