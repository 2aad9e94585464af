package io.crossbook.controls;

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

/** Runs the switches in the cluster, all in one entity. */
public final class SwitchEntity implements EntitySpec<SwitchCommand, SwitchEvent, Switches, SwitchReply> {
    /** First part of the persistence id. */
    public static final String NAME = "Switches";

    static final String ID = "exchange";
    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private static final int CAPACITY = 1024;

    /** A command to the switches with the address for its answer. */
    public record Request(SwitchCommand command, ActorRef<SwitchReply> replyTo)
            implements Envelope<SwitchCommand, SwitchReply> {}

    /** Hosts the switches on this node. */
    public static void init(ActorSystem<?> system, LongSupplier clock) {
        var spec = new SwitchEntity();
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), message -> {}, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Switches empty(String id) {
        return new Switches();
    }

    @Override
    public Persisted snapshot(Switches switches) {
        return switches.snapshot();
    }

    @Override
    public Switches restore(String id, Persisted snapshot) {
        return Switches.of((Switches.Snapshot) snapshot);
    }

    @Override
    public SwitchReply busy() {
        return new SwitchReply.Refused(SwitchRejection.BUSY);
    }

    @Override
    public SwitchReply failed() {
        return new SwitchReply.Refused(SwitchRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }
}
