package io.crossbook.app.meters;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberDowned;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ShardRegion.CurrentShardRegionState;
import akka.cluster.sharding.typed.GetShardRegionState;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.crossbook.sourcing.Persisted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The cluster as this node sees it, and its own share of the shards. */
public final class ClusterMeters {
    private static final Duration SHARDS_EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<MemberStatus> STATUSES = List.of(
            MemberStatus.joining(),
            MemberStatus.weaklyUp(),
            MemberStatus.up(),
            MemberStatus.leaving(),
            MemberStatus.exiting(),
            MemberStatus.down());

    private ClusterMeters() {}

    /** Shows members, those that were downed, and the shards of these kinds. */
    public static void bind(ActorSystem<?> system, MeterRegistry registry, List<String> kinds) {
        Cluster cluster = Cluster.get(system);
        STATUSES.forEach(status -> Gauge.builder("crossbook.cluster.members", cluster, seen -> count(seen, status))
                .description("Members of the cluster as this node sees them")
                .tag("status", status.toString().toLowerCase(Locale.ROOT))
                .strongReference(true)
                .register(registry));
        Gauge.builder("crossbook.cluster.unreachable", cluster, seen -> seen.state()
                        .getUnreachable()
                        .size())
                .description("Members that this node's cluster cannot reach")
                .strongReference(true)
                .register(registry);
        Counter downed = Counter.builder("crossbook.cluster.downed")
                .description("Members that were given up, by the split brain resolver or by hand")
                .register(registry);
        ActorRef<MemberDowned> counting = system.systemActorOf(counting(downed), "downed-members", Props.empty());
        cluster.subscriptions().tell(Subscribe.create(counting, MemberDowned.class));
        kinds.forEach(kind -> bindShards(system, registry, kind));
    }

    private static long count(Cluster cluster, MemberStatus status) {
        long count = 0;
        for (var member : cluster.state().getMembers()) {
            count += member.status().equals(status) ? 1 : 0;
        }
        return count;
    }

    private static Behavior<MemberDowned> counting(Counter downed) {
        return Behaviors.receiveMessage(member -> {
            downed.increment();
            return Behaviors.same();
        });
    }

    /** Shards are asked for now and then, because a scrape must not wait. */
    private static void bindShards(ActorSystem<?> system, MeterRegistry registry, String kind) {
        AtomicInteger shards = new AtomicInteger();
        Gauge.builder("crossbook.shards", shards, AtomicInteger::get)
                .description("Shards on this node, some ten seconds ago")
                .tag("kind", kind)
                .strongReference(true)
                .register(registry);
        var key = EntityTypeKey.create(Persisted.class, kind);
        ActorRef<akka.cluster.sharding.typed.ClusterShardingQuery> sharding =
                ClusterSharding.get(system).shardState();
        Runnable ask = () -> AskPattern.<akka.cluster.sharding.typed.ClusterShardingQuery, CurrentShardRegionState>ask(
                        sharding, replyTo -> new GetShardRegionState(key, replyTo), PATIENCE, system.scheduler())
                .whenComplete((state, error) -> {
                    if (error == null) {
                        shards.set(state.getShards().size());
                    }
                });
        system.scheduler().scheduleWithFixedDelay(PATIENCE, SHARDS_EVERY, ask, system.executionContext());
    }
}
