package io.crossbook.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One demo in the cluster, wherever it is started. */
class DemoSingletonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(5);
    private static final int SOME_ROUNDS = 50;

    private Node first;
    private Node second;

    /** A member that would run the demo, and how often it did. */
    private static final class Node {
        private final AtomicInteger rounds = new AtomicInteger();
        private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", config());

        private static Config config() {
            return ConfigFactory.parseString(
                            """
                            akka.actor.provider = cluster
                            akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                            akka.cluster { roles = [edge], jmx.multi-mbeans-in-same-jvm = on }
                            akka.coordinated-shutdown.exit-jvm = off
                            """)
                    .withFallback(ConfigFactory.defaultReference());
        }

        void join(Node to) {
            Cluster.get(system)
                    .manager()
                    .tell(Join.create(Cluster.get(to.system).selfMember().address()));
            await().atMost(PATIENCE)
                    .until(() -> Cluster.get(system).selfMember().status() == MemberStatus.up());
            Demo.run(system, () -> () -> {
                rounds.incrementAndGet();
                return CompletableFuture.completedFuture(Optional.of(PACE));
            });
        }

        void leave() {
            CoordinatedShutdown.get(system)
                    .runAll(CoordinatedShutdown.unknownReason())
                    .toCompletableFuture()
                    .join();
        }

        long members() {
            return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                    .filter(member -> member.status() == MemberStatus.up())
                    .count();
        }

        void awaitMoreRounds() {
            int before = rounds.get();
            await().atMost(PATIENCE).until(() -> rounds.get() > before + SOME_ROUNDS);
        }
    }

    @BeforeEach
    void start() {
        first = new Node();
        second = new Node();
    }

    @AfterEach
    void stop() {
        first.leave();
        second.leave();
    }

    @Test
    void aSecondNodeDoesNotDoubleTheDemoAndTakesItOver() {
        first.join(first);
        first.awaitMoreRounds();
        second.join(first);
        await().atMost(PATIENCE).until(() -> first.members() == 2);
        first.awaitMoreRounds();
        assertThat(second.rounds).hasValue(0);
        first.leave();
        int whenItLeft = first.rounds.get();
        second.awaitMoreRounds();
        assertThat(first.rounds).hasValue(whenItLeft);
    }
}
