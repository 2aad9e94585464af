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
import java.util.function.LongSupplier;

/** Runs the one list of markets in the cluster. */
final class CatalogueEntity
        implements EntitySpec<
                Catalogue.CatalogueCommand, Catalogue.CatalogueEvent, Catalogue, Catalogue.CatalogueReply> {
    static final String ID = "markets";
    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, "Catalogue");

    /** A command to the list with the address for its answer. */
    record Request(Catalogue.CatalogueCommand command, ActorRef<Catalogue.CatalogueReply> replyTo)
            implements Envelope<Catalogue.CatalogueCommand, Catalogue.CatalogueReply> {}

    private static final int CAPACITY = 4096;

    static void init(ActorSystem<?> system, Courier courier, LongSupplier clock) {
        var spec = new CatalogueEntity();
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
    }

    @Override
    public String name() {
        return KEY.name();
    }

    @Override
    public Catalogue empty(String id) {
        return new Catalogue();
    }

    @Override
    public Persisted snapshot(Catalogue catalogue) {
        return catalogue.snapshot();
    }

    @Override
    public Catalogue restore(String id, Persisted snapshot) {
        return Catalogue.of((Catalogue.Snapshot) snapshot);
    }

    @Override
    public Catalogue.CatalogueReply busy() {
        return new Catalogue.CatalogueReply.Refused(MarketRejection.BUSY);
    }

    @Override
    public Catalogue.CatalogueReply failed() {
        return new Catalogue.CatalogueReply.Refused(MarketRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }
}
