package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.SnapshotCompleted;
import akka.persistence.typed.SnapshotFailed;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Runs one entity: decides a batch of commands one after the other, persists all their events in one atomic write,
 * then answers and sends. No rules live here.
 *
 * <p>Events change the state while the batch is decided, before the write; nothing outside sees that, because a failed
 * write stops this actor and its state with it. So {@link #eventHandler()} skips what was applied ahead.
 */
final class Shell<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R>
        extends EventSourcedBehavior<Shell.Input, E, S> {
    /** Where Akka logs that this actor stopped because the journal failed; the ingress does so too, in one line. */
    private static final String SUPERVISION = "io.crossbook.supervision";

    /** After how long a message without an answer is counted as overdue, in microseconds. */
    private static final long OVERDUE_MICROS = 60_000_000;

    /** About how many events that time has made due are written at once; the rest waits for the next drive. */
    private static final int DUE_EVENTS_MAX = 256;

    /** What the ingress hands over. */
    sealed interface Input {}

    record Batch<C, R>(List<Envelope<C, R>> envelopes) implements Input {}

    record Drive() implements Input {}

    record Watching(List<Watch> watches) implements Input {}

    private final ActorContext<Input> context;
    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Courier courier;
    private final LongSupplier clock;
    private final ActorRef<Ingress.Report> ingress;
    private final Set<String> tags;
    private final Watchers watchers = new Watchers();
    private final SnapshotSchedule snapshots;
    private final Faults faults;
    private final EntityRecorder recorder;
    private final Tracing tracing;
    private final long began;
    private final Standing standing;
    private int appliedAhead;
    private boolean written;
    private int overdue;

    private Shell(
            ActorContext<Input> context,
            EntitySpec<C, E, S, R> spec,
            String id,
            Courier courier,
            LongSupplier clock,
            ActorRef<Ingress.Report> ingress) {
        super(PersistenceId.of(spec.name(), id));
        this.context = context;
        this.spec = spec;
        this.id = id;
        this.courier = courier;
        this.clock = clock;
        this.ingress = ingress;
        this.tags = Set.of(Slices.tag(spec.name(), id));
        this.snapshots = new SnapshotSchedule(id);
        this.faults = new Faults(spec.name(), id);
        Instruments instruments = Instruments.of(context.getSystem());
        this.recorder = instruments.recorder(spec.name());
        this.tracing = instruments.tracing();
        this.began = recorder.start();
        this.standing = Standing.of(context.getSystem());
    }

    static <C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> Behavior<Input> create(
            EntitySpec<C, E, S, R> spec,
            String id,
            Courier courier,
            LongSupplier clock,
            ActorRef<Ingress.Report> ingress) {
        return Behaviors.setup(context -> {
            context.setLoggerName(SUPERVISION);
            return EventSourcedBehavior.start(new Shell<>(context, spec, id, courier, clock, ingress), context);
        });
    }

    @Override
    public S emptyState() {
        return spec.empty(id);
    }

    @Override
    public CommandHandler<Input, E, S> commandHandler() {
        return (state, input) -> {
            if (input instanceof Batch<?, ?> batch) {
                return onBatch(state, batch);
            }
            return input instanceof Watching watching ? onWatching(state, watching) : onDrive(state);
        };
    }

    @SuppressWarnings("unchecked")
    private Effect<E, S> onBatch(S state, Batch<?, ?> batch) {
        return decide(state, ((Batch<C, R>) batch).envelopes());
    }

    private Effect<E, S> onWatching(S state, Watching message) {
        long now = clock.getAsLong();
        for (Watch watch : message.watches()) {
            watchers.admit(watch, now, state.sequence(), () -> image(state, now));
        }
        ingress.tell(new Ingress.Ready(context.getSelf(), state.quiet(), overdue, state.sequence()));
        return Effect().none();
    }

    private Optional<? extends Publication> image(S state, long now) {
        return faults.reckoned(() -> spec.image(state, now), Optional.empty());
    }

    /** Tells the watchers of events that are durable now; one that cannot be told as a delta is told as an image. */
    private void publish(S state, List<E> events) {
        if (watchers.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        long before = state.sequence() - events.size();
        watchers.publish(now, () -> {
            Optional<? extends Publication> delta = faults.reckoned(
                    () -> events.isEmpty() ? spec.heard(state, now) : spec.delta(state, events, before, now), null);
            return delta == null ? image(state, now) : delta;
        });
    }

    private Effect<E, S> onDrive(S state) {
        List<E> events = new ArrayList<>();
        List<Outgoing> decided = new ArrayList<>();
        int before = -1;
        while (events.size() > before && events.size() < DUE_EVENTS_MAX) {
            before = events.size();
            spec.due(state, now(state)).ifPresent(command -> {
                Decision<E, R> decision =
                        faults.reckoned(() -> command.decide(state, now(state)), Decision.reply(spec.failed()));
                decision.events().forEach(event -> Aggregate.record(state, event));
                events.addAll(decision.events());
                decided.addAll(decision.outgoing());
            });
        }
        long since = recorder.start();
        return persist(events).thenRun(same -> {
            recorder.persisted(events.size(), since);
            publish(same, events);
            driven(same, decided);
        });
    }

    private void driven(S state, List<Outgoing> decided) {
        deliver(decided, null);
        deliver(faults.reckoned(() -> state.fresh(now(state)), List.of()), null);
        deliver(faults.reckoned(() -> state.overdue(now(state)), List.of()), null);
        overdue = state.quiet() ? 0 : state.unansweredSince(now(state) - OVERDUE_MICROS);
        ingress.tell(new Ingress.Ready(context.getSelf(), state.quiet(), overdue, state.sequence()));
    }

    private Effect<E, S> decide(S state, List<Envelope<C, R>> envelopes) {
        List<E> events = new ArrayList<>(envelopes.size());
        List<Decision<E, R>> decisions = new ArrayList<>(envelopes.size());
        BatchSpans spans = BatchSpans.begin(tracing, spec.name(), id, envelopes);
        for (Envelope<C, R> envelope : envelopes) {
            Decision<E, R> decision = decide(state, envelope);
            record(state, decision.events(), envelopes, decisions.size());
            events.addAll(decision.events());
            decisions.add(decision);
        }
        long since = recorder.start();
        return persist(events).thenRun(same -> {
            recorder.persisted(events.size(), since);
            committed(same, envelopes, decisions, spans);
            publish(same, events);
            ready(same, envelopes);
        });
    }

    /** Deciding changes nothing durable, so a fault in it costs its own command only. */
    private Decision<E, R> decide(S state, Envelope<C, R> envelope) {
        try {
            return envelope.command().decide(state, now(state));
        } catch (RuntimeException e) {
            faults.log(e, envelope.command().aboutOrder(id), envelope.trace());
            return Decision.reply(spec.failed());
        }
    }

    /**
     * Changes the state. When an event does not fit, the state is spoilt and this actor ends; nothing of the batch is
     * written, so all but the offender go back to wait for the next incarnation.
     */
    private void record(S state, List<E> events, List<Envelope<C, R>> envelopes, int offender) {
        try {
            events.forEach(event -> Aggregate.record(state, event));
        } catch (RuntimeException e) {
            List<Envelope<C, R>> others = new ArrayList<>(envelopes);
            others.remove(offender).replyTo().tell(spec.failed());
            ingress.tell(new Ingress.GivenBack<>(others));
            throw e;
        }
    }

    private void deliver(List<Outgoing> messages, String trace) {
        messages.forEach(message -> courier.deliver(message, trace));
    }

    private EffectBuilder<E, S> persist(List<E> events) {
        appliedAhead = events.size();
        written = !events.isEmpty();
        return events.isEmpty() ? Effect().none() : Effect().persist(events);
    }

    /** A write that succeeded proves that nobody else went on with the journal, so that all answers are of now. */
    private void committed(S state, List<Envelope<C, R>> envelopes, List<Decision<E, R>> decisions, BatchSpans spans) {
        boolean present = written || !standing.isDoubtful();
        for (int i = 0; i < envelopes.size(); i++) {
            envelopes.get(i).replyTo().tell(present ? decisions.get(i).reply() : spec.busy());
            deliver(decisions.get(i).outgoing(), spans.context(i));
        }
        spans.end();
        deliver(faults.reckoned(() -> state.fresh(now(state)), List.of()), null);
    }

    private void ready(S state, List<Envelope<C, R>> envelopes) {
        long seen = envelopes.stream()
                .mapToLong(envelope -> envelope.command().seenSequence())
                .max()
                .orElse(0);
        ingress.tell(
                seen > state.sequence()
                        ? new Ingress.Outdated(context.getSelf())
                        : new Ingress.Ready(context.getSelf(), state.quiet(), overdue, state.sequence()));
    }

    private long now(S state) {
        return Math.max(state.lastAt() + 1, clock.getAsLong());
    }

    @Override
    public EventHandler<S, E> eventHandler() {
        return (state, event) -> {
            if (appliedAhead > 0) {
                appliedAhead--;
            } else {
                Aggregate.record(state, event);
            }
            return state;
        };
    }

    @Override
    public SignalHandler<S> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    recorder.recovered(began);
                    driven(state, List.of());
                })
                .onSignal(SnapshotCompleted.class, (state, saved) -> snapshots.putOff(state))
                .onSignal(SnapshotFailed.class, (state, failed) -> snapshots.putOff(state))
                .build();
    }

    @Override
    public Set<String> tagsFor(E event) {
        return tags;
    }

    @Override
    public boolean shouldSnapshot(S state, E event, long sequenceNr) {
        return snapshots.isDue(sequenceNr);
    }

    @Override
    public SnapshotAdapter<S> snapshotAdapter() {
        return new StoredState<>(spec, id, snapshots::putOff);
    }
}
