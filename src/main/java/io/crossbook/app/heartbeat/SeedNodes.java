package io.crossbook.app.heartbeat;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.JoinSeedNodes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins by seed nodes. The first of them begins a cluster when none of the others answers; it does not as long as the
 * database shows that others are alive, because then it is only cut off from them.
 */
public final class SeedNodes {
    /** Some beats long, so that one that comes late is seen. */
    private static final Duration PATIENCE = Duration.ofMillis(3500);

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(SeedNodes.class);

    private final ActorSystem<?> system;
    private final Address self;
    private final LivingNodes nodes;

    private SeedNodes(ActorSystem<?> system, DataSource database) {
        this.system = system;
        self = Cluster.get(system).selfMember().address();
        nodes = new LivingNodes(new Beats(database), self.toString());
    }

    /**
     * Lets a node join that was started without seed nodes of its own.
     *
     * @param seeds their addresses
     * @param up completes when this node is a member
     * @param say where to tell the operator that this node may not begin a cluster
     */
    public static void join(
            ActorSystem<?> system,
            DataSource database,
            List<String> seeds,
            CompletionStage<Void> up,
            Consumer<String> say) {
        List<Address> all = seeds.stream().map(AddressFromURIString::parse).toList();
        new SeedNodes(system, database).join(all, up, say);
    }

    private void join(List<Address> seeds, CompletionStage<Void> up, Consumer<String> say) {
        boolean mayBegin = !seeds.isEmpty() && seeds.get(0).equals(self);
        List<Beat> living = mayBegin ? nodes.watch(PATIENCE) : List.of();
        if (living.isEmpty()) {
            tell(seeds);
            return;
        }
        String alive = living.get(0).address();
        say.accept("cluster   " + alive + " is alive, so this node joins it and does not begin a cluster of its own");
        log.info("joining others only, because these beat: {}", living);
        tell(others(self, seeds, living));
        untilNobodyBeats(() -> tell(seeds), up);
    }

    /** Whom to join when oneself must not begin: the other seed nodes, then those who are alive. */
    static List<Address> others(Address self, List<Address> seeds, List<Beat> living) {
        Set<Address> others = new LinkedHashSet<>(seeds);
        living.forEach(beat -> others.add(AddressFromURIString.parse(beat.address())));
        others.remove(self);
        return List.copyOf(others);
    }

    private void tell(List<Address> seeds) {
        Cluster.get(system).manager().tell(new JoinSeedNodes(seeds));
    }

    /** Those who were alive may have ended themselves, as a minority does; then nobody is left to be joined. */
    private void untilNobodyBeats(Runnable begin, CompletionStage<Void> up) {
        Silence silence = new Silence(self.toString(), SILENCE, System.nanoTime());
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Cancellable looking = system.scheduler()
                .scheduleWithFixedDelay(
                        LOOK_EVERY,
                        LOOK_EVERY,
                        () -> {
                            if (silence.lasts(nodes.look(), System.nanoTime()) && settled.complete(null)) {
                                log.info("nobody else beats any more; joining by all seed nodes");
                                begin.run();
                            }
                        },
                        system.dispatchers().lookup(DispatcherSelector.blocking()));
        settled.minimalCompletionStage().thenRun(looking::cancel);
        up.thenRun(() -> settled.complete(null));
    }
}
