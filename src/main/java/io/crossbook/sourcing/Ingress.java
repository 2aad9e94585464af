package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(Ingress.class);
    private static final int BATCH_LIMIT = 256;
    private static final long PATIENCE_MICROS = 8_000_000;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(5);

    /** What the entity tells its ingress. */
    sealed interface Report {}

    /**
     * It is ready for the next batch; quiet means nothing is unresolved, overdue how many messages have been unanswered
     * for a minute, sequence the number of its last event.
     */
    record Ready(ActorRef<?> from, boolean quiet, int overdue, long sequence) implements Report {}

    /** It has learnt that the journal went on without it, and does nothing more. */
    record Outdated(ActorRef<?> from) implements Report {}

    /** It stops before it wrote anything of its batch: these have not been decided on. */
    record GivenBack<C, R>(List<Envelope<C, R>> envelopes) implements Report {}

    private record Waiting<C, R>(Envelope<C, R> envelope, long since) {}

    private enum Signal {
        TICK,
        RESPAWN
    }

    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Courier courier;
    private final LongSupplier clock;
    private final EntityRecorder recorder;
    private final AtRest atRest;
    private final TimerScheduler<Object> timers;
    private final ArrayDeque<Waiting<C, R>> queue = new ArrayDeque<>();
    private final WatchQueue watches = new WatchQueue();

    private ActorRef<Shell.Input> entity;
    private boolean ready;
    private boolean working;
    private boolean driveNext;
    private boolean recovered;
    private int overdue;
    private long atRestUpTo;
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
        this.recorder = Instruments.of(context.getSystem()).recorder(spec.name());
        this.atRest = AtRest.of(context.getSystem());
        recorder.awake(1);
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
                .onMessage(Watch.class, this::onWatch)
                .onMessage(Ready.class, this::onReady)
                .onMessage(Outdated.class, this::onOutdated)
                .onMessage(GivenBack.class, this::onGivenBack)
                .onMessageEquals(Signal.TICK, this::onTick)
                .onMessageEquals(Signal.RESPAWN, this::onRespawn)
                .onSignal(Terminated.class, this::onTerminated)
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    @SuppressWarnings("unchecked")
    private Behavior<Object> onEnvelope(Envelope<?, ?> message) {
        var envelope = (Envelope<C, R>) message;
        if (queue.size() >= spec.capacity()) {
            recorder.refused();
            envelope.replyTo().tell(spec.busy());
            return this;
        }
        recorder.waiting(1);
        queue.add(new Waiting<>(envelope, clock.getAsLong()));
        next();
        return this;
    }

    private Behavior<Object> onWatch(Watch message) {
        watches.add(message, clock.getAsLong());
        next();
        return this;
    }

    private Behavior<Object> onReady(Ready message) {
        if (!message.from().equals(entity)) {
            return this;
        }
        if (working) {
            // A recovery alone is no sign that writes succeed again.
            backoff = FIRST_BACKOFF;
        }
        ready = true;
        recovered = true;
        recorder.overdue(message.overdue() - overdue);
        overdue = message.overdue();
        if (message.quiet()) {
            timers.cancel(Signal.TICK);
            driveNext = false;
            rest(message.sequence());
        } else if (!timers.isTimerActive(Signal.TICK)) {
            timers.startTimerWithFixedDelay(Signal.TICK, Signal.TICK, TICK);
        }
        next();
        return this;
    }

    private void rest(long sequence) {
        if (sequence > atRestUpTo) {
            atRestUpTo = sequence;
            atRest.note(spec.name() + "|" + id, sequence);
        }
    }

    private Behavior<Object> onOutdated(Outdated message) {
        if (message.from().equals(entity)) {
            recorder.failed(EntityRecorder.Failure.OUTDATED);
            log(() -> LOG.warn("{} {} was continued by somebody else", spec.name(), id));
            backoff = FIRST_BACKOFF;
            getContext().stop(entity);
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    private Behavior<Object> onGivenBack(GivenBack<?, ?> message) {
        var envelopes = (List<Envelope<C, R>>) (List<?>) message.envelopes();
        recorder.waiting(envelopes.size());
        for (int i = envelopes.size() - 1; i >= 0; i--) {
            queue.addFirst(new Waiting<>(envelopes.get(i), clock.getAsLong()));
        }
        next();
        return this;
    }

    private Behavior<Object> onTick() {
        driveNext = true;
        next();
        return this;
    }

    private Behavior<Object> onRespawn() {
        spawnEntity();
        return this;
    }

    private Behavior<Object> onTerminated(Terminated signal) {
        if (signal.getRef().path().equals(entity.path())) {
            ready = false;
            Duration delay = spread(backoff);
            Ending.failure(signal, recovered).ifPresent(recorder::failed);
            String why = Ending.words(signal);
            log(() -> LOG.warn("{} {} stopped ({}), starting it again in {}", spec.name(), id, why, delay));
            timers.startSingleTimer(Signal.RESPAWN, Signal.RESPAWN, delay);
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(LAST_BACKOFF) < 0 ? doubled : LAST_BACKOFF;
        }
        return this;
    }

    private void log(Runnable line) {
        LogContext.log(spec.name() + "|" + id, null, null, line);
    }

    /** Up to a fifth more or less, by id, so that what stopped together does not start together. */
    private Duration spread(Duration delay) {
        return delay.multipliedBy(80L + Math.floorMod(id.hashCode(), 41)).dividedBy(100);
    }

    /** Nobody will look at the queue any more; the batch in flight, if any, stays unanswered. */
    private Behavior<Object> onPostStop(PostStop signal) {
        recorder.awake(-1);
        recorder.waiting(-queue.size());
        recorder.overdue(-overdue);
        queue.forEach(waiting -> waiting.envelope().replyTo().tell(spec.busy()));
        return this;
    }

    private void spawnEntity() {
        ready = false;
        working = false;
        recovered = false;
        ActorRef<Report> self = getContext().getSelf().narrow();
        entity = getContext().spawnAnonymous(Shell.create(spec, id, courier, clock, self));
        getContext().watch(entity);
        watches.startAgain(clock.getAsLong());
    }

    /** Gives the entity something to do. What is due comes first, or a busy entity would never get to it. */
    private void next() {
        if (!ready || (queue.isEmpty() && watches.isEmpty() && !driveNext)) {
            return;
        }
        ready = false;
        if (!watches.isEmpty()) {
            entity.tell(new Shell.Watching(watches.take()));
            return;
        }
        working = !driveNext;
        entity.tell(driveNext ? new Shell.Drive() : new Shell.Batch<>(batch()));
        driveNext = false;
    }

    /** The next to be decided. Who has waited too long has gone, and must not be surprised by a late order. */
    private List<Envelope<C, R>> batch() {
        long now = clock.getAsLong();
        long latest = now - PATIENCE_MICROS;
        int before = queue.size();
        List<Envelope<C, R>> batch = new ArrayList<>(Math.min(before, BATCH_LIMIT));
        long first = before == 0 ? now : queue.peek().since();
        while (!queue.isEmpty() && batch.size() < BATCH_LIMIT) {
            Waiting<C, R> next = queue.poll();
            if (next.since() < latest) {
                recorder.refused();
                next.envelope().replyTo().tell(spec.busy());
            } else {
                batch.add(next.envelope());
            }
        }
        recorder.waiting(queue.size() - before);
        recorder.batch(batch.size(), now - first);
        return batch;
    }
}
