package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.SnapshotTestKit;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an entity is snapshot, and that it goes on from there. */
class ShellSnapshotTest {
    private final ActorTestKit kit = ActorTestKit.create(PersistenceTestKitPlugin.getInstance()
            .config()
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(
                    ConfigFactory.parseString(
                            """
                    akka.actor.provider = local
                    akka.persistence.testkit.events.serialize = off
                    akka.persistence.testkit.snapshots.serialize = off
                    akka.log-dead-letters = off
                    """))
            .withFallback(ConfigFactory.load("serialization.conf"))
            .withFallback(ConfigFactory.defaultReference()));
    private final SnapshotTestKit snapshots = SnapshotTestKit.create(kit.system());
    private final TestProbe<String> answers = kit.createTestProbe(String.class);

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<Tally.Request> start(String id) {
        return kit.spawn(Ingress.create(new Tally.Spec(), id, message -> {}, () -> 1_800_000_000_000_000L));
    }

    private void add(ActorRef<Tally.Request> tally, int count) {
        for (int i = 0; i < count; i++) {
            tally.tell(new Tally.Request(new Tally.Add("x"), answers.getRef()));
            answers.expectMessage("added x");
        }
    }

    private int taken(String id) {
        return snapshots.persistedInStorage("Tally|" + id).size();
    }

    @Test
    void aLargeStateWaitsForAsManyEventsAsItHoldsThings() {
        ActorRef<Tally.Request> tally = start("one");

        add(tally, 999);
        assertThat(taken("one")).isZero();
        add(tally, 251);
        assertThat(taken("one")).isEqualTo(1);
        add(tally, 1_563);
        assertThat(taken("one")).isEqualTo(2);
        add(tally, 1_400);
        assertThat(taken("one")).isEqualTo(2);
    }

    @Test
    void entitiesThatBeganTogetherTakeTheirsApart() {
        Set<Integer> counts = new TreeSet<>();
        for (String id : List.of("a", "k", "z")) {
            ActorRef<Tally.Request> tally = start(id);
            int events = 0;
            while (taken(id) == 0) {
                add(tally, 1);
                events++;
            }
            assertThat(events).isBetween(1_000, 1_250);
            counts.add(events);
        }
        assertThat(counts).hasSize(3);
    }

    @Test
    void anEntityGoesOnFromItsSnapshot() {
        ActorRef<Tally.Request> first = start("two");
        add(first, 1_200);
        kit.stop(first);

        ActorRef<Tally.Request> second = start("two");
        add(second, 700);

        assertThat(taken("two")).isEqualTo(1);
        second.tell(new Tally.Request(new Tally.Show(0), answers.getRef()));
        assertThat(answers.receiveMessage().split(",")).hasSize(1_900);
    }
}
