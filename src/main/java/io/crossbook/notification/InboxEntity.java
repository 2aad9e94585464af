package io.crossbook.notification;

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
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs inboxes in the cluster, one per user. */
public final class InboxEntity implements EntitySpec<InboxCommand, InboxEvent, Inbox, InboxReply> {
    /** First part of an inbox's persistence id. */
    public static final String NAME = "Inbox";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private final InboxSettings settings;

    public InboxEntity(InboxSettings settings) {
        this.settings = settings;
    }

    /** A command to an inbox with the address for its answer. */
    public record Request(InboxCommand command, ActorRef<InboxReply> replyTo)
            implements Envelope<InboxCommand, InboxReply> {}

    /** Hosts inboxes on this node. */
    public static void init(ActorSystem<?> system, InboxSettings settings, Courier courier, LongSupplier clock) {
        var spec = new InboxEntity(settings);
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Inbox empty(String id) {
        return new Inbox(id, settings);
    }

    @Override
    public Persisted snapshot(Inbox inbox) {
        return inbox.snapshot();
    }

    @Override
    public Inbox restore(String id, Persisted snapshot) {
        return Inbox.of(id, settings, (InboxSnapshot) snapshot);
    }

    @Override
    public InboxReply busy() {
        return new InboxReply.Refused(InboxRejection.BUSY);
    }

    @Override
    public InboxReply failed() {
        return new InboxReply.Refused(InboxRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return settings.queue();
    }

    @Override
    public Optional<InboxNews> image(Inbox inbox, long committedAt) {
        return Optional.of(inbox.image(committedAt));
    }

    @Override
    public Optional<InboxNews> delta(Inbox inbox, List<InboxEvent> events, long prevSeq, long committedAt) {
        return Optional.of(inbox.delta(events, prevSeq, committedAt));
    }
}
