package io.crossbook.deposits;

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

/** Runs the transactions of the payment provider in the cluster, one entity for each of its ids. */
public final class DepositEntity implements EntitySpec<DepositCommand, DepositEvent, Deposit, DepositReply> {
    /** First part of a transaction's persistence id. */
    public static final String NAME = "Deposit";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private static final int CAPACITY = 256;

    /** A command to a transaction with the address for its answer. */
    public record Request(DepositCommand command, ActorRef<DepositReply> replyTo)
            implements Envelope<DepositCommand, DepositReply> {}

    /** Hosts transactions on this node. */
    public static void init(ActorSystem<?> system, Courier courier, LongSupplier clock) {
        var spec = new DepositEntity();
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Deposit empty(String id) {
        return new Deposit(id);
    }

    @Override
    public Persisted snapshot(Deposit deposit) {
        return deposit.snapshot();
    }

    @Override
    public Deposit restore(String id, Persisted snapshot) {
        return Deposit.of(id, (Deposit.Snapshot) snapshot);
    }

    @Override
    public DepositReply busy() {
        return new DepositReply.Refused(DepositRejection.BUSY);
    }

    @Override
    public DepositReply failed() {
        return new DepositReply.Refused(DepositRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }
}
