package io.crossbook.documents;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Envelope;
import io.crossbook.sourcing.Ingress;
import io.crossbook.sourcing.Persisted;
import java.util.function.LongSupplier;

/** Runs series of documents in the cluster. */
public final class DocumentSeriesEntity
        implements EntitySpec<DocumentSeriesCommand, DocumentSeriesEvent, DocumentSeries, DocumentSeriesReply> {
    /** First part of a series' persistence id. */
    public static final String NAME = "DocumentSeries";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private static final int CAPACITY = 1024;

    /** A command to a series with the address for its answer. */
    public record Request(DocumentSeriesCommand command, ActorRef<DocumentSeriesReply> replyTo)
            implements Envelope<DocumentSeriesCommand, DocumentSeriesReply> {}

    /** Hosts series on this node. */
    public static void init(ActorSystem<?> system, LongSupplier clock) {
        var spec = new DocumentSeriesEntity();
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), message -> {}, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DocumentSeries empty(String id) {
        return new DocumentSeries(id);
    }

    @Override
    public Persisted snapshot(DocumentSeries series) {
        return series.snapshot();
    }

    @Override
    public DocumentSeries restore(String id, Persisted snapshot) {
        return DocumentSeries.of(id, (DocumentSeries.Snapshot) snapshot);
    }

    @Override
    public DocumentSeriesReply busy() {
        return new DocumentSeriesReply.Refused(DocumentRejection.BUSY);
    }

    @Override
    public DocumentSeriesReply failed() {
        return new DocumentSeriesReply.Refused(DocumentRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }
}
