package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Stands in front of one persistent entity: a bounded queue that hands over what gathered while a persist was in
 * flight as one batch, which becomes one atomic write (group commit). A full queue is answered at once, never with
 * silence.
 *
 * <p>It also watches over the entity: when a persist fails the entity stops, the batch in flight is answered by
 * nobody (its outcome is unknown, callers repeat), and the queue waits for the next incarnation, started with backoff.
 */
public final class Ingress<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R>
        extends AbstractBehavior<Object> {
    private static final int BATCH_LIMIT = 256;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(5);

    /** What the entity tells its ingress: it is ready for the next batch; quiet means nothing is unresolved. */
    record Ready(ActorRef<?> from, boolean quiet) {}

    private enum Signal {
        TICK,
        RESPAWN
    }

    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Courier courier;
    private final LongSupplier clock;
    private final TimerScheduler<Object> timers;
    private final ArrayDeque<Envelope<C, R>> queue = new ArrayDeque<>();

    private ActorRef<Shell.Input> entity;
    private boolean ready;
    private Duration backoff = FIRST_BACKOFF;

    private Ingress(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            EntitySpec<C, E, S, R> spec,
            String id,
            Courier courier,
            LongSupplier clock) {
        super(context);
        this.timers = timers;
        this.spec = spec;
        this.id = id;
        this.courier = courier;
        this.clock = clock;
        spawnEntity();
    }

    /**
     * The behaviour of one sharded entity.
     *
     * @param clock the node's clock in microseconds; event time never falls behind it and never goes back
     */
    public static <M extends Envelope<C, R>, C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R>
            Behavior<M> create(EntitySpec<C, E, S, R> spec, String id, Courier courier, LongSupplier clock) {
        Behavior<Object> behavior = Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Ingress<>(context, timers, spec, id, courier, clock)));
        return behavior.narrow();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(Envelope.class, this::onEnvelope)
                .onMessage(Ready.class, this::onReady)
                .onMessageEquals(Signal.TICK, this::onTick)
                .onMessageEquals(Signal.RESPAWN, this::onRespawn)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    @SuppressWarnings("unchecked")
    private Behavior<Object> onEnvelope(Envelope<?, ?> message) {
        var envelope = (Envelope<C, R>) message;
        if (queue.size() >= spec.capacity()) {
            envelope.replyTo().tell(spec.busy());
            return this;
        }
        queue.add(envelope);
        flush();
        return this;
    }

    private Behavior<Object> onReady(Ready message) {
        if (!message.from().equals(entity)) {
            return this;
        }
        ready = true;
        backoff = FIRST_BACKOFF;
        if (message.quiet()) {
            timers.cancel(Signal.TICK);
        } else if (!timers.isTimerActive(Signal.TICK)) {
            timers.startTimerWithFixedDelay(Signal.TICK, Signal.TICK, TICK);
        }
        flush();
        return this;
    }

    private Behavior<Object> onTick() {
        if (ready && queue.isEmpty()) {
            ready = false;
            entity.tell(new Shell.Drive());
        }
        return this;
    }

    private Behavior<Object> onRespawn() {
        spawnEntity();
        return this;
    }

    private Behavior<Object> onTerminated(Terminated signal) {
        if (signal.getRef().path().equals(entity.path())) {
            ready = false;
            getContext().getLog().warn("{} {} stopped, starting it again in {}", spec.name(), id, backoff);
            timers.startSingleTimer(Signal.RESPAWN, Signal.RESPAWN, backoff);
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(LAST_BACKOFF) < 0 ? doubled : LAST_BACKOFF;
        }
        return this;
    }

    private void spawnEntity() {
        ready = false;
        ActorRef<Ready> self = getContext().getSelf().narrow();
        entity = getContext().spawnAnonymous(Shell.create(spec, id, courier, clock, self));
        getContext().watch(entity);
    }

    private void flush() {
        if (!ready || queue.isEmpty()) {
            return;
        }
        List<Envelope<C, R>> batch = new ArrayList<>(Math.min(queue.size(), BATCH_LIMIT));
        while (!queue.isEmpty() && batch.size() < BATCH_LIMIT) {
            batch.add(queue.poll());
        }
        ready = false;
        entity.tell(new Shell.Batch<>(batch));
    }
}
