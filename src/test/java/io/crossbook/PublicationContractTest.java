package io.crossbook;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.SerializationTestKit;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.typesafe.config.ConfigFactory;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.InboxNews;
import io.crossbook.notification.Notice;
import io.crossbook.protocol.BookDelta;
import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.Ladder;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What entities publish crosses from node to node, also between two versions; its form is approved like an event's. */
class PublicationContractTest {
    private static ActorTestKit kit;

    private final JsonMapper mapper = EventContractTest.strict();

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(ConfigFactory.load(ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.parseResources("serialization.conf"))));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    static Stream<Publication> publications() {
        Ladder ladder = new Ladder(1, List.of(new Ladder.Level(200, 1_000)), List.of(new Ladder.Level(198, 0)), 199, 5);
        return Stream.of(
                new BookImage("m", 7, 1_000, 999, 3, MarketStatus.OPEN, true, List.of(2), List.of(ladder)),
                new BookDelta("m", 7, 9, 1_001, 1_000, List.of(ladder)),
                walletNews(),
                inboxNews(),
                new Watched(9));
    }

    private static WalletNews walletNews() {
        return new WalletNews(
                "ann",
                true,
                0,
                12,
                1_002,
                100_000_000,
                90_000_000,
                10_000_000,
                0,
                List.of(order()),
                List.of(new WalletNews.Standing(
                        "m",
                        10_000_000,
                        List.of(-10_000_000L, 15_000_000L),
                        List.of(-10_000_000L, 15_000_000L, 0L, 0L))));
    }

    private static OrderView order() {
        var terms = new OrderTerms(
                0,
                Side.BUY,
                200,
                1_000,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                3,
                0);
        return new OrderView("ann", "id", "m", terms, OrderStatus.OPEN, null, 400, 600, 0, 0, 0, 8_000, 12, 990, 998);
    }

    private static InboxNews inboxNews() {
        Notice notice = new Notice(
                4,
                Category.FILL,
                "ORDER_FILLED",
                Map.of("size", "1.00"),
                "Wallet|ann",
                12,
                998,
                Set.of(Channel.IN_APP));
        return new InboxNews("ann", false, 30, 31, 1_003, 1, 3, 4, 0, List.of(notice));
    }

    @ParameterizedTest
    @MethodSource("publications")
    void theSerializerReadsBackWhatItWrote(Publication publication) {
        var serialization = new SerializationTestKit(kit.system());
        Publication read = serialization.verifySerialization(publication, false);
        assertThat(read).isEqualTo(publication);
    }

    @ParameterizedTest
    @MethodSource("publications")
    void theFormIsTheApprovedOne(Publication publication) throws IOException {
        String written = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(publication) + "\n";
        assertThat(written).isEqualTo(approved(publication.getClass()));
        assertThat(mapper.readValue(written, publication.getClass())).isEqualTo(publication);
    }

    @Test
    void everyPublicationIsAmongThem() {
        List<String> all = new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages(
                                "io.crossbook.sourcing",
                                "io.crossbook.protocol",
                                "io.crossbook.wallet",
                                "io.crossbook.orderbook",
                                "io.crossbook.market",
                                "io.crossbook.notification")
                        .stream()
                        .filter(type -> type.isAssignableTo(Publication.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();
        assertThat(publications().map(sample -> sample.getClass().getName())).containsExactlyInAnyOrderElementsOf(all);
    }

    private static String approved(Class<?> type) throws IOException {
        String name = "/messages/" + type.getSimpleName() + ".json";
        try (var file = PublicationContractTest.class.getResourceAsStream(name)) {
            assertThat(file).as("approved form %s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
