package io.crossbook;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Verdict;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletReply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is followed crosses from node to node with its trace; what is not looks as it did before there were traces. */
class TracedRequestTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
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
    void aFollowedCommandArrivesWithItsTrace() {
        var placed = new Message.Placed("alice", "m", "o1", Verdict.ACCEPTED, null);
        kit.serializationTestKit()
                .verifySerialization(
                        new WalletEntity.TracedRequest(
                                new WalletCommand.NotePlaced(placed),
                                kit.<WalletReply>createTestProbe().getRef(),
                                TRACE),
                        true);
        kit.serializationTestKit()
                .verifySerialization(
                        new OrderBookEntity.TracedRequest(
                                new OrderBookCommand.ExpireOrders(),
                                kit.<OrderBookReply>createTestProbe().getRef(),
                                TRACE),
                        true);
    }

    @Test
    void aCommandThatNobodyFollowsHasNoFieldForIt() {
        var request = new OrderBookEntity.Request(
                new OrderBookCommand.ExpireOrders(),
                kit.<OrderBookReply>createTestProbe().getRef());
        var system = (ExtendedActorSystem) Adapter.toClassic(kit.system());
        byte[] bytes = SerializationExtension.get(system).serialize(request).get();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("command", "replyTo")
                .doesNotContain("trace");
    }
}
