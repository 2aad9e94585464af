package io.crossbook.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.SerializationTestKit;
import com.typesafe.config.ConfigFactory;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What leaves a node or enters the journal, written and read by the production serializer. */
class StoredFormTest {
    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(ConfigFactory.load(ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.parseResources("serialization.conf"))));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everythingThatASimulatedDaySendsOrStoresIsReadBackEqual() {
        var serialization = new SerializationTestKit(kit.system());
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < 6; seed++) {
            for (Persisted sample : day(seed)) {
                Persisted read = serialization.verifySerialization(sample, false);
                assertThat(read).as("%s", sample.getClass()).isEqualTo(sample);
                seen.add(sample.getClass().getSimpleName());
            }
        }
        assertThat(seen)
                .contains(
                        "WalletSnapshot",
                        "BookSnapshot",
                        "EffectsApplied",
                        "OrderAccepted",
                        "Effects",
                        "Placed",
                        "Reserved",
                        "Known",
                        "Refused",
                        "Viewed",
                        "SettlementStarted");
    }

    private static List<Persisted> day(long seed) {
        var world = new SimulatedExchange(seed);
        world.recordSamples();
        world.open();
        for (int i = 0; i < 300; i++) {
            world.step();
        }
        world.assertNobodyOverdrawn();
        world.takeSnapshots();
        world.heal();
        world.settle();
        world.takeSnapshots();
        return world.samples();
    }
}
