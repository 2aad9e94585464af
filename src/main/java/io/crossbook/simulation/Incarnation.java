package io.crossbook.simulation;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One entity on one machine, by the contract of the production ingress and shell: a bounded queue; what gathered while
 * a write was in flight is decided together and written as one; answers and messages leave after the write; a failed
 * write ends the state and recovery follows with the queue kept; time drives whatever is unresolved. While its machine
 * is paused it keeps state and inbox and goes on where it was.
 */
final class Incarnation<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    private static final int BATCH_LIMIT = 256;
    private static final long PATIENCE = 8 * Durations.SECOND;
    private static final long TICK = Durations.SECOND / 5;
    private static final long FIRST_BACKOFF = Durations.SECOND / 5;
    private static final long LAST_BACKOFF = 5 * Durations.SECOND;

    private record Waiting<C, R>(C command, Consumer<R> replyTo, long since) {}

    private final SimulatedEntity<C, E, S, R> entity;
    private final Machine machine;
    private final ArrayDeque<Waiting<C, R>> queue = new ArrayDeque<>();
    private final ArrayDeque<Runnable> inbox = new ArrayDeque<>();
    private Judge<C, E, S, R> judge;
    private String writer;
    private S state;
    /** Counts states; what was begun for an earlier one does not concern the present one. */
    private int recoveries;

    private boolean dead;
    private boolean paused;
    private boolean ready;
    private boolean working;
    private boolean ticking;
    private boolean driveNext;
    private long backoff = FIRST_BACKOFF;

    Incarnation(SimulatedEntity<C, E, S, R> entity, Machine machine) {
        this.entity = entity;
        this.machine = machine;
        recover(0);
    }

    Machine machine() {
        return machine;
    }

    boolean isDead() {
        return dead;
    }

    /** Takes a command; the answer may never come. */
    void tell(C command, Consumer<R> replyTo) {
        unlessPaused(() -> {
            if (queue.size() >= entity.spec().capacity()) {
                replyTo.accept(entity.spec().busy());
                return;
            }
            queue.add(new Waiting<>(command, replyTo, clock()));
            next();
        });
    }

    /** Dies without a word; what it was writing may arrive nevertheless. */
    void die() {
        dead = true;
    }

    /** Answers who waits that it is busy, and goes; what it is writing may arrive. */
    void leave() {
        if (!dead) {
            queue.forEach(waiting -> waiting.replyTo().accept(entity.spec().busy()));
            die();
        }
    }

    void pause() {
        paused = true;
    }

    /** Goes on with all that has come meanwhile. */
    void resume() {
        paused = false;
        while (!inbox.isEmpty() && !paused) {
            inbox.poll().run();
        }
    }

    private void unlessPaused(Runnable action) {
        if (dead) {
            return;
        }
        if (paused) {
            inbox.add(() -> unlessPaused(action));
        } else {
            action.run();
        }
    }

    private Runnable later(Runnable action) {
        int begun = recoveries;
        return () -> unlessPaused(() -> {
            if (begun == recoveries) {
                action.run();
            }
        });
    }

    private long clock() {
        return entity.world().schedule().now() + machine.skew();
    }

    private long now() {
        return Math.max(state.lastAt() + 1, clock());
    }

    private void recover(long delay) {
        recoveries++;
        ready = false;
        ticking = false;
        World world = entity.world();
        world.schedule().after(delay + world.weather().between(Durations.MILLI, 20 * Durations.MILLI), later(() -> {
            if (world.weather().strikes(Fault.RECOVERY_FAILED)) {
                restart();
                return;
            }
            judge = entity.newJudge();
            writer = entity.nextWriter(machine);
            state = entity.recovered();
            working = false;
            driven(List.of());
        }));
    }

    private void restart() {
        long delay = backoff;
        backoff = Math.min(2 * backoff, LAST_BACKOFF);
        recover(delay);
    }

    private void ready() {
        if (working) {
            backoff = FIRST_BACKOFF;
        }
        ready = true;
        if (state.quiet()) {
            ticking = false;
            driveNext = false;
        } else if (!ticking) {
            ticking = true;
            tickLater();
        }
        next();
    }

    private void tickLater() {
        entity.world().schedule().after(TICK, later(() -> {
            if (ticking) {
                driveNext = true;
                next();
                tickLater();
            }
        }));
    }

    private void next() {
        if (!ready || (queue.isEmpty() && !driveNext)) {
            return;
        }
        ready = false;
        working = !driveNext;
        if (driveNext) {
            driveNext = false;
            drive();
        } else {
            decide(batch());
        }
    }

    private List<Waiting<C, R>> batch() {
        long latest = clock() - PATIENCE;
        List<Waiting<C, R>> batch = new ArrayList<>();
        while (!queue.isEmpty() && batch.size() < BATCH_LIMIT) {
            Waiting<C, R> one = queue.poll();
            if (one.since() < latest) {
                one.replyTo().accept(entity.spec().busy());
            } else {
                batch.add(one);
            }
        }
        return batch;
    }

    private void drive() {
        List<E> events = new ArrayList<>();
        List<Outgoing> decided = new ArrayList<>();
        int before = -1;
        while (events.size() > before) {
            before = events.size();
            entity.spec().due(state, now()).ifPresent(command -> {
                Decision<E, R> decision = decide(command);
                decision.events().forEach(event -> Aggregate.record(state, event));
                events.addAll(decision.events());
                decided.addAll(decision.outgoing());
            });
        }
        persist(events, () -> driven(decided));
    }

    private void driven(List<Outgoing> decided) {
        send(decided);
        send(state.fresh(now()));
        send(state.overdue(now()));
        ready();
    }

    private void decide(List<Waiting<C, R>> batch) {
        List<E> events = new ArrayList<>();
        List<Decision<E, R>> decisions = new ArrayList<>();
        long base = state.sequence();
        for (Waiting<C, R> waiting : batch) {
            Decision<E, R> decision = decide(waiting.command());
            try {
                decision.events().forEach(event -> Aggregate.record(state, event));
            } catch (IllegalStateException e) {
                entity.requireOutdated(base, e);
                giveBack(batch, decisions.size());
                return;
            }
            events.addAll(decision.events());
            decisions.add(decision);
        }
        persist(events, () -> committed(batch, decisions));
    }

    private Decision<E, R> decide(C command) {
        entity.world().witness(command);
        return judge.decide(command, state, now());
    }

    /** An event does not fit the state: the state is spoilt, nothing of the batch is written, the others wait again. */
    private void giveBack(List<Waiting<C, R>> batch, int offender) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (i != offender) {
                queue.addFirst(batch.get(i));
            }
        }
        batch.get(offender).replyTo().accept(entity.spec().failed());
        restart();
    }

    private void persist(List<E> events, Runnable done) {
        if (events.isEmpty()) {
            done.run();
            return;
        }
        long after = state.sequence() - events.size();
        entity.write(writer, after, events, later(done), later(this::restart));
    }

    private void committed(List<Waiting<C, R>> batch, List<Decision<E, R>> decisions) {
        long seen = 0;
        for (int i = 0; i < batch.size(); i++) {
            Decision<E, R> decision = decisions.get(i);
            decision.events().forEach(entity.world()::witness);
            entity.world().witness((Persisted) decision.reply());
            batch.get(i).replyTo().accept(decision.reply());
            send(decision.outgoing());
            seen = Math.max(seen, batch.get(i).command().seenSequence());
        }
        send(state.fresh(now()));
        if (seen > state.sequence()) {
            // The journal went on without this one.
            backoff = FIRST_BACKOFF;
            restart();
            return;
        }
        entity.snapshot(state);
        ready();
    }

    private void send(List<Outgoing> messages) {
        messages.forEach(message -> entity.world().network().send(machine, message));
    }

    /** Its state, null while it recovers. */
    S state() {
        return ready ? state : null;
    }
}
