package io.crossbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.crossbook.controls.SwitchEvent;
import io.crossbook.deposits.DepositEvent;
import io.crossbook.documents.Document;
import io.crossbook.documents.DocumentSeriesEvent;
import io.crossbook.market.Catalogue;
import io.crossbook.market.MarketEvent;
import io.crossbook.notification.InboxEvent;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.Effect;
import io.crossbook.sourcing.SealedTypes;
import io.crossbook.wallet.WalletEvent;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stored type has an approved file; reading and writing it back must not change a letter. */
class EventContractTest {
    private final JsonMapper mapper = strict();

    /** Reads and writes as the journal's serializer does, and forgives nothing. */
    static JsonMapper strict() {
        return JsonMapper.builder()
                .addModules(new SealedTypes(), new ParameterNamesModule())
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .build();
    }

    static Stream<Class<?>> storedTypes() {
        return Stream.of(
                        WalletEvent.class,
                        OrderBookEvent.class,
                        MarketEvent.class,
                        Effect.class,
                        Catalogue.CatalogueEvent.class,
                        InboxEvent.class,
                        DocumentSeriesEvent.class,
                        DepositEvent.class,
                        SwitchEvent.class,
                        Document.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("storedTypes")
    void theApprovedFormIsReadAndWrittenBackTheSame(Class<?> type) throws IOException {
        String approved = approved(type);

        Object read = mapper.readValue(approved, type);

        assertThat(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n")
                .isEqualTo(approved);
    }

    /** Forms of before a component marked Added: events/older/&lt;type&gt;.&lt;number&gt;.json. */
    @TestFactory
    Stream<DynamicTest> olderFormsAreStillRead() {
        Map<String, Class<?>> types = storedTypes().collect(Collectors.toMap(Class::getSimpleName, type -> type));
        File[] older = new File("src/test/resources/events/older").listFiles();
        return Stream.of(older == null ? new File[0] : older)
                .map(file -> DynamicTest.dynamicTest(file.getName(), () -> {
                    Class<?> type = types.get(file.getName().split("\\.", -1)[0]);
                    assertThat(mapper.<Object>readValue(file, mapper.constructType(type)))
                            .isNotNull();
                }));
    }

    private static String approved(Class<?> type) throws IOException {
        String name = "/events/" + type.getSimpleName() + ".json";
        try (var file = EventContractTest.class.getResourceAsStream(name)) {
            assertThat(file).as("approved form %s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
