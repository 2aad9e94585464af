package io.crossbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.SerializationTestKit;
import com.typesafe.config.ConfigFactory;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
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

    /** The production parts, with everything they store or send written down. */
    private static final class Recording extends Parts {
        private final List<Persisted> things = new ArrayList<>();

        @Override
        void witness(Persisted thing) {
            things.add(thing);
        }
    }

    @Test
    void everythingThatASimulatedWorldSendsOrStoresIsReadBackEqual() {
        var serialization = new SerializationTestKit(kit.system());
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < 4; seed++) {
            Recording recording = new Recording();
            assertThat(Simulation.run(seed, recording, null).trouble()).isNull();
            for (Persisted thing : recording.things) {
                Persisted read = serialization.verifySerialization(thing, false);
                assertThat(read).as("%s", thing.getClass()).isEqualTo(thing);
                seen.add(thing.getClass().getSimpleName());
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
}
