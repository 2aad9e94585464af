package io.crossbook.placement;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One entity's production core over a journal that is a list; a crash loses everything but the list. When told to,
 * several incarnations of it live side by side, each with a clock of its own, and writes fail, come late, or fail only
 * as far as their writer knows.
 */
final class SimulatedEntity<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
    private static final int INCARNATIONS_MAX = 3;
    private static final long SKEW_MICROS = 5_000_000;

    private final EntitySpec<C, E, S, R> spec;
    private final String id;
    private final Consumer<Outgoing> network;
    private final SplittableRandom random;
    private final SimulatedJournal<E> journal = new SimulatedJournal<>();
    private final List<Incarnation> incarnations = new ArrayList<>();
    private List<Persisted> samples = new ArrayList<>();
    private boolean writesFail;

    private final class Incarnation {
        final long skew;
        S state = spec.empty(id);

        Incarnation(long skew) {
            this.skew = skew;
            replay();
        }

        long now(long clock) {
            return Math.max(state.lastAt() + 1, clock + skew);
        }

        boolean isOutdated() {
            return state.sequence() < journal.size();
        }

        void recover() {
            state = spec.empty(id);
            replay();
        }

        void recoverFromSnapshot() {
            state = spec.restore(id, spec.snapshot(state));
            replay();
        }

        private void replay() {
            for (int i = (int) state.sequence(); i < journal.size(); i++) {
                Aggregate.record(state, journal.events().get(i));
            }
        }
    }

    SimulatedEntity(EntitySpec<C, E, S, R> spec, String id, Consumer<Outgoing> network, SplittableRandom random) {
        this.spec = spec;
        this.id = id;
        this.network = network;
        this.random = random;
        incarnations.add(new Incarnation(0));
    }

    private Incarnation any() {
        return incarnations.get(random.nextInt(incarnations.size()));
    }

    /** The answer, null when a failed write kept it from being given. */
    R tell(C command, long clock) {
        return tell(any(), command, clock);
    }

    private R tell(Incarnation one, C command, long clock) {
        long now = one.now(clock);
        Decision<E, R> decision = command.decide(one.state, now);
        if (!decision.events().isEmpty() && !write(one, decision.events())) {
            one.recover();
            return null;
        }
        decision.outgoing().forEach(network);
        List<Outgoing> fresh = one.state.fresh(now);
        fresh.forEach(network);
        samples.add(command);
        samples.addAll(fresh);
        samples.addAll(decision.events());
        samples.addAll(decision.outgoing());
        samples.add((Persisted) decision.reply());
        return decision.reply();
    }

    /** Applies, then writes, as the shell does; false when the writer hears of no success. */
    private boolean write(Incarnation one, List<E> events) {
        long after = one.state.sequence();
        try {
            events.forEach(event -> Aggregate.record(one.state, event));
        } catch (IllegalStateException e) {
            if (after < journal.size()) {
                return false;
            }
            throw e;
        }
        int fate = writesFail ? random.nextInt(30) : -1;
        if (fate == 0) {
            return false;
        }
        if (fate == 1) {
            journal.appendLate(after, events);
            return false;
        }
        return journal.append(after, events) && fate != 2;
    }

    /** Keeps every command, event, message and answer there. */
    void recordTo(List<Persisted> list) {
        samples = list;
    }

    Persisted snapshot() {
        return spec.snapshot(incarnations.get(0).state);
    }

    void tick(long clock) {
        // A copy, because a failed write may end an incarnation.
        for (Incarnation one : List.copyOf(incarnations)) {
            spec.due(one.state, one.now(clock)).ifPresent(command -> tell(one, command, clock));
            one.state.fresh(one.now(clock)).forEach(network);
            one.state.overdue(one.now(clock)).forEach(network);
        }
    }

    /** Loses the command's answer and everything sent, after its events became durable. */
    void crashWhile(C command, long clock) {
        Incarnation one = any();
        journal.append(
                one.state.sequence(), command.decide(one.state, one.now(clock)).events());
        one.recover();
    }

    /** Gives the command's write up, which arrives only when the next incarnation has recovered without it. */
    void giveUp(C command, long clock) {
        Incarnation one = any();
        journal.appendLate(
                one.state.sequence(), command.decide(one.state, one.now(clock)).events());
        one.recover();
    }

    void crash() {
        any().recover();
    }

    /** The same as a crash, recovering from a snapshot taken now. */
    void crashAfterSnapshot() {
        any().recoverFromSnapshot();
    }

    /** From now on writes may fail. */
    void letWritesFail() {
        writesFail = true;
    }

    /** Another incarnation wakes up, one dies, or a write that was given up arrives. */
    void disturb() {
        int dice = random.nextInt(3);
        if (dice == 0 && incarnations.size() < INCARNATIONS_MAX) {
            incarnations.add(new Incarnation(random.nextLong(-SKEW_MICROS, SKEW_MICROS)));
        } else if (dice == 1 && incarnations.size() > 1) {
            incarnations.remove(random.nextInt(incarnations.size()));
        } else {
            journal.arrive(random);
        }
    }

    /** One incarnation survives, not the best informed one; everything under way arrives. */
    void heal() {
        writesFail = false;
        while (journal.isAnythingOnItsWay()) {
            journal.arrive(random);
        }
        Incarnation survivor = any();
        incarnations.clear();
        incarnations.add(survivor);
    }

    /** Somebody who has seen the journal asks; who is behind starts again. */
    void wake() {
        incarnations.stream().filter(Incarnation::isOutdated).forEach(Incarnation::recover);
    }

    boolean quiet() {
        return incarnations.stream().allMatch(one -> one.state.quiet());
    }

    List<E> journal() {
        return journal.events();
    }
}
