package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the journal's mapper refuses, each of which would otherwise turn into a wrong amount without a word. */
class StrictEventsTest {
    enum Side {
        BUY,
        SELL
    }

    record Moved(long micros, Side side) {
        public boolean isCredit() {
            return side == Side.BUY;
        }
    }

    private static ActorTestKit kit;
    private static ObjectMapper mapper;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(
                ConfigFactory.parseString("akka.actor.provider = local").withFallback(ConfigFactory.load()));
        mapper = JacksonObjectMapperProvider.get(kit.system()).getOrCreate("jackson-cbor", Optional.empty());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Moved moved = new Moved(10_000, Side.SELL);
        assertThat(mapper.readValue(mapper.writeValueAsBytes(moved), Moved.class))
                .isEqualTo(moved);
    }

    @Test
    void storesTheComponentsAndNothingComputedFromThem() throws IOException {
        byte[] stored = mapper.writeValueAsBytes(new Moved(1, Side.BUY));
        assertThat(mapper.readTree(stored).fieldNames()).toIterable().containsExactlyInAnyOrder("micros", "side");
    }

    @Test
    void refusesAMissingAmount() {
        assertRefused(Map.of("side", "BUY"));
    }

    @Test
    void refusesANullAmount() {
        Map<String, Object> stored = new HashMap<>(Map.of("side", "BUY"));
        stored.put("micros", null);
        assertRefused(stored);
    }

    @Test
    void refusesAFieldItDoesNotKnow() {
        assertRefused(Map.of("micros", 1, "side", "BUY", "bonus", 1));
    }

    @Test
    void refusesAFractionOfAMicro() {
        assertRefused(Map.of("micros", 10.9, "side", "BUY"));
    }

    @Test
    void refusesASideThatIsNoName() {
        assertRefused(Map.of("micros", 1, "side", 0));
        assertRefused(Map.of("micros", 1, "side", "0"));
        assertRefused(Map.of("micros", 1, "side", "KEEP"));
    }

    @Test
    void refusesAnAmountInWords() {
        assertRefused(Map.of("micros", "10000", "side", "BUY"));
    }

    private static void assertRefused(Map<String, Object> stored) {
        assertThatThrownBy(() -> mapper.readValue(mapper.writeValueAsBytes(stored), Moved.class))
                .isInstanceOf(JsonMappingException.class);
    }
}
