package io.crossbook.wallet;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.crossbook.protocol.WalletNews;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Envelope;
import io.crossbook.sourcing.Ingress;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs wallets in the cluster, one per user. */
public final class WalletEntity implements EntitySpec<WalletCommand, WalletEvent, Wallet, WalletReply> {
    /** First part of a wallet's persistence id. */
    public static final String NAME = "Wallet";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private final WalletSettings settings;

    public WalletEntity(WalletSettings settings) {
        this.settings = settings;
    }

    /** A command to a wallet with the address for its answer. */
    public record Request(WalletCommand command, ActorRef<WalletReply> replyTo)
            implements Envelope<WalletCommand, WalletReply> {}

    /** The same of a request that somebody follows. */
    public record TracedRequest(WalletCommand command, ActorRef<WalletReply> replyTo, String trace)
            implements Envelope<WalletCommand, WalletReply> {}

    /** Hosts wallets on this node. */
    public static void init(ActorSystem<?> system, WalletSettings settings, Courier courier, LongSupplier clock) {
        var spec = new WalletEntity(settings);
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Wallet empty(String id) {
        return new Wallet(id, settings);
    }

    @Override
    public Persisted snapshot(Wallet wallet) {
        return wallet.snapshot();
    }

    @Override
    public Wallet restore(String id, Persisted snapshot) {
        return Wallet.of(id, settings, (WalletSnapshot) snapshot);
    }

    @Override
    public WalletReply busy() {
        return new WalletReply.Refused(WalletRejection.BUSY, Map.of());
    }

    @Override
    public WalletReply failed() {
        return new WalletReply.Refused(WalletRejection.INTERNAL, Map.of());
    }

    @Override
    public int capacity() {
        return settings.ingressCapacity();
    }

    @Override
    public Optional<WalletNews> image(Wallet wallet, long committedAt) {
        return Optional.of(WalletPublications.image(wallet, committedAt));
    }

    @Override
    public Optional<WalletNews> delta(Wallet wallet, List<WalletEvent> events, long prevSeq, long committedAt) {
        return Optional.of(WalletPublications.delta(wallet, events, prevSeq, committedAt));
    }

    @Override
    public Optional<WalletNews> heard(Wallet wallet, long now) {
        return WalletPublications.heard(wallet, now);
    }
}
