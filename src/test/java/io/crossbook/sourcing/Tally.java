package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;

/** The smallest entity: it adds up, and has every fault an entity can have. */
final class Tally extends Aggregate {
    private final List<String> added = new ArrayList<>();
    private boolean restless;
    private long restlessSince;

    sealed interface TallyEvent extends Event<Tally> {}

    record Added(String what, long at) implements TallyEvent {
        @Override
        public void applyTo(Tally tally) {
            if (what.startsWith("misfit")) {
                throw new IllegalStateException("does not fit: " + what);
            }
            tally.added.add(what);
        }
    }

    record Request(Command<Tally, TallyEvent, String> command, ActorRef<String> replyTo)
            implements Envelope<Command<Tally, TallyEvent, String>, String> {}

    /** Adds; what begins with "poison" can't be decided, what begins with "misfit" can't be applied. */
    record Add(String what) implements Command<Tally, TallyEvent, String> {
        @Override
        public Decision<TallyEvent, String> decide(Tally tally, long now) {
            if (what.startsWith("poison")) {
                throw new IllegalArgumentException(what);
            }
            return Decision.persist(new Added(what, now), "added " + what);
        }
    }

    /** Leaves something unresolved, so that the entity wants to be driven. */
    record Unsettle() implements Command<Tally, TallyEvent, String> {
        @Override
        public Decision<TallyEvent, String> decide(Tally tally, long now) {
            tally.restless = true;
            tally.restlessSince = now;
            return Decision.reply("restless");
        }
    }

    record Show(long seenSequence) implements Command<Tally, TallyEvent, String> {
        @Override
        public Decision<TallyEvent, String> decide(Tally tally, long now) {
            return Decision.reply(String.join(",", tally.added));
        }
    }

    record Snapshot(long sequence, long lastAt, List<String> added) implements Persisted {}

    record Reminder() implements Outgoing {}

    static final class Spec implements EntitySpec<Command<Tally, TallyEvent, String>, TallyEvent, Tally, String> {
        @Override
        public String name() {
            return "Tally";
        }

        @Override
        public Tally empty(String id) {
            return new Tally();
        }

        @Override
        public Persisted snapshot(Tally tally) {
            return new Snapshot(tally.sequence(), tally.lastAt(), List.copyOf(tally.added));
        }

        @Override
        public Tally restore(String id, Persisted snapshot) {
            var from = (Snapshot) snapshot;
            Tally tally = new Tally();
            tally.added.addAll(from.added());
            tally.resumeAt(from.sequence(), from.lastAt());
            return tally;
        }

        @Override
        public String busy() {
            return "busy";
        }

        @Override
        public String failed() {
            return "failed";
        }

        @Override
        public int capacity() {
            return 100;
        }
    }

    @Override
    public int weight() {
        return added.size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return List.of();
    }

    @Override
    public List<Outgoing> overdue(long now) {
        return restless ? List.of(new Reminder()) : List.of();
    }

    @Override
    public int unansweredSince(long before) {
        return restless && restlessSince < before ? 1 : 0;
    }

    @Override
    public boolean quiet() {
        return !restless;
    }
}
