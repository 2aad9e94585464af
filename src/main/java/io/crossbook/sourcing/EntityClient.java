package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Reaches the entities of one kind, wherever they run. A failed ask means the outcome is unknown: repeat it.
 *
 * @param <M> the kind's envelope, @param <C> its commands, @param <R> its replies
 */
public final class EntityClient<M extends Envelope<C, R>, C, R> {
    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final EntityTypeKey<M> key;
    private final BiFunction<C, ActorRef<R>, M> envelope;
    private final Traced<C, R> traced;
    private final Duration askTimeout;

    /** Makes the envelope of a command that belongs to a request somebody follows. */
    @FunctionalInterface
    public interface Traced<C, R> {
        Envelope<C, R> of(C command, ActorRef<R> replyTo, String trace);
    }

    public EntityClient(
            ActorSystem<?> system, EntityTypeKey<M> key, BiFunction<C, ActorRef<R>, M> envelope, Duration askTimeout) {
        this(system, key, envelope, (command, replyTo, trace) -> envelope.apply(command, replyTo), askTimeout);
    }

    /**
     * With an envelope of its own for what is followed, so that the common one stays what nodes of all versions know.
     */
    public EntityClient(
            ActorSystem<?> system,
            EntityTypeKey<M> key,
            BiFunction<C, ActorRef<R>, M> envelope,
            Traced<C, R> traced,
            Duration askTimeout) {
        this.system = system;
        this.sharding = ClusterSharding.get(system);
        this.key = key;
        this.envelope = envelope;
        this.traced = traced;
        this.askTimeout = askTimeout;
    }

    /** Sends a command and waits for its answer. */
    public CompletionStage<R> ask(String entityId, C command) {
        return Stages.direct(sharding.entityRefFor(key, entityId)
                .ask((ActorRef<R> replyTo) -> envelope.apply(command, replyTo), askTimeout));
    }

    /** Sends a command whose answer goes to somebody else. */
    public void tell(String entityId, C command, ActorRef<R> replyTo) {
        sharding.entityRefFor(key, entityId).tell(envelope.apply(command, replyTo));
    }

    /** Sends a command that belongs to a request somebody follows; the trace is null when nobody does. */
    public void tell(String entityId, C command, ActorRef<R> replyTo, String trace) {
        if (trace == null) {
            tell(entityId, command, replyTo);
        } else {
            sharding.entityRefFor(EntityTypeKey.create(Persisted.class, key.name()), entityId)
                    .tell(traced.of(command, replyTo, trace));
        }
    }

    /** The same when nobody waits for the answer. */
    public void tell(String entityId, C command, String trace) {
        tell(entityId, command, system.<R>ignoreRef(), trace);
    }

    /** Sends a command whose answer nobody waits for. */
    public void tell(String entityId, C command) {
        tell(entityId, command, system.<R>ignoreRef());
    }

    /** Watches an entity, or renews that; whatever it answers goes to the watcher. */
    public void watch(String entityId, Watch watch) {
        // The ingress takes this beside the kind's envelopes; sharding finds an entity by the name of its kind alone.
        sharding.entityRefFor(EntityTypeKey.create(Watch.class, key.name()), entityId)
                .tell(watch);
    }
}
