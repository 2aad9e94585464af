package io.crossbook.sourcing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Which entities of this node have lately said, after a committed write, that nothing in them is unresolved. Nobody
 * needs to wake them, and perhaps read their journals, to hear it once more. What an entity has said stays true of its
 * journal up to that number; whoever asks must know how far the journal has come.
 */
public final class AtRest implements Extension {
    /** How long something is remembered at least; at most twice as long. */
    private static final long REMEMBERED_NANOS = 60_000_000_000L;
    /** Entities remembered at most, about 16 MB; of others it is not known, so that they are woken. */
    private static final int MOST = 100_000;

    private static final Id ID = new Id();

    private final LongSupplier nanos;
    private volatile Map<String, Long> current = new ConcurrentHashMap<>();
    private volatile Map<String, Long> before = Map.of();
    private volatile long since;

    AtRest(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** Of this node. */
    public static AtRest of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /** An entity's journal has come so far, and nothing in it is unresolved. */
    public void note(String persistenceId, long sequence) {
        if (nanos.getAsLong() - since > REMEMBERED_NANOS) {
            turn();
        }
        if (current.size() < MOST / 2) {
            current.merge(persistenceId, sequence, Math::max);
        }
    }

    private synchronized void turn() {
        if (nanos.getAsLong() - since > REMEMBERED_NANOS) {
            before = current;
            current = new ConcurrentHashMap<>();
            since = nanos.getAsLong();
        }
    }

    /** Whether an entity whose journal has come so far is known to have nothing unresolved; says so once. */
    public boolean take(String persistenceId, long sequence) {
        return take(current, persistenceId, sequence) || take(before, persistenceId, sequence);
    }

    private static boolean take(Map<String, Long> noted, String persistenceId, long sequence) {
        Long known = noted.get(persistenceId);
        return known != null && known >= sequence && noted.remove(persistenceId, known);
    }

    private static final class Id extends ExtensionId<AtRest> {
        @Override
        public AtRest createExtension(ActorSystem<?> system) {
            return new AtRest(System::nanoTime);
        }
    }
}
