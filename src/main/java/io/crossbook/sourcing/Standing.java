package io.crossbook.sourcing;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;

/**
 * Whether this node may still answer for its entities from memory. One that was paused, or that does not reach the
 * majority, may have been replaced without knowing it. It could not write, because the journal refuses a second event
 * of the same number; but what it remembers may be old.
 *
 * <p>The others take over 12 s after they heard this node for the last time, at the earliest: some 5 s until it counts
 * as unreachable and the 7 s of stable-after. Both limits here are below that.
 */
final class Standing implements Extension {
    /** A gap as long as this between two beats is a pause. */
    static final Duration PAUSE = Duration.ofSeconds(5);
    /** How long after a pause the others have for telling this node that it was replaced. */
    static final Duration DOUBT = Duration.ofSeconds(10);

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Set<MemberStatus> VOTERS = Set.of(MemberStatus.up(), MemberStatus.leaving());
    private static final Id ID = new Id();

    private final LongSupplier nanos;
    private final boolean clustered;
    private volatile long lastBeat;
    private volatile long doubtUntil;
    private volatile boolean minority;

    /** By a clock in nanoseconds, and whether the node is one of a cluster. */
    Standing(LongSupplier nanos, boolean clustered) {
        this.nanos = nanos;
        this.clustered = clustered;
        lastBeat = nanos.getAsLong();
        doubtUntil = lastBeat;
    }

    /** Of this node; one without a cluster has nobody who could replace it. */
    static Standing of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /** Whether an answer that no write has confirmed could be old. */
    boolean isDoubtful() {
        long now = nanos.getAsLong();
        return clustered && (minority || now - doubtUntil < 0 || now - lastBeat > PAUSE.toNanos());
    }

    /** The node lives. */
    void beat() {
        long now = nanos.getAsLong();
        if (now - lastBeat > PAUSE.toNanos()) {
            doubtUntil = now + DOUBT.toNanos();
        }
        lastBeat = now;
    }

    /** The members that vote and those of them that are not reached, as the Split Brain Resolver counts them. */
    void see(List<Address> voters, Set<Address> unreachable) {
        int reached = (int)
                voters.stream().filter(voter -> !unreachable.contains(voter)).count();
        boolean half = 2 * reached == voters.size();
        boolean hasLowest = voters.isEmpty() || !unreachable.contains(voters.get(0));
        minority = 2 * reached < voters.size() || (half && !hasLowest);
    }

    private void see(CurrentClusterState state) {
        List<Address> voters = StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member -> VOTERS.contains(member.status()))
                .map(Member::address)
                .sorted(Member.addressOrdering())
                .toList();
        Set<Address> unreachable = new HashSet<>();
        state.getUnreachable().forEach(member -> unreachable.add(member.address()));
        see(voters, unreachable);
    }

    private static final class Id extends ExtensionId<Standing> {
        @Override
        public Standing createExtension(ActorSystem<?> system) {
            boolean clustered =
                    system.settings().config().getString("akka.actor.provider").equals("cluster");
            Standing standing = new Standing(System::nanoTime, clustered);
            if (clustered) {
                Cluster cluster = Cluster.get(system);
                system.scheduler()
                        .scheduleAtFixedRate(
                                Duration.ZERO,
                                BEAT,
                                () -> {
                                    standing.beat();
                                    standing.see(cluster.state());
                                },
                                system.executionContext());
            }
            return standing;
        }
    }
}
