package io.crossbook.market;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Envelope;
import io.crossbook.sourcing.Ingress;
import io.crossbook.sourcing.Persisted;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs markets in the cluster, and the list of them. */
public final class MarketEntity implements EntitySpec<MarketCommand, MarketEvent, Market, MarketReply> {
    /** First part of a market's persistence id. */
    public static final String NAME = "Market";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private static final int CAPACITY = 256;

    /** A command to a market with the address for its answer. */
    public record Request(MarketCommand command, ActorRef<MarketReply> replyTo)
            implements Envelope<MarketCommand, MarketReply> {}

    /** Hosts markets on this node. */
    public static void init(ActorSystem<?> system, Courier courier, LongSupplier clock) {
        var spec = new MarketEntity();
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
        CatalogueEntity.init(system, courier, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Market empty(String id) {
        return new Market(id);
    }

    @Override
    public Persisted snapshot(Market market) {
        return market.snapshot();
    }

    @Override
    public Market restore(String id, Persisted snapshot) {
        return Market.of(id, (MarketSnapshot) snapshot);
    }

    @Override
    public MarketReply busy() {
        return new MarketReply.Refused(MarketRejection.BUSY);
    }

    @Override
    public MarketReply failed() {
        return new MarketReply.Refused(MarketRejection.INTERNAL);
    }

    @Override
    public Optional<MarketCommand> due(Market market, long now) {
        return market.nextScheduled().filter(next -> next.at() <= now).map(next -> new MarketCommand.KeepSchedule());
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }
}
