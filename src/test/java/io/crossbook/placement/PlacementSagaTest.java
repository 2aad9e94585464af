package io.crossbook.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Tracing;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletRejection;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.Wallets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One placement between a wallet and a book that the test answers for. */
class PlacementSagaTest {
    private static final MarketTerms MARKET = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0);
    private static final OrderTerms TERMS = new OrderTerms(
            0, Side.BUY, 200, 100, TimeInForce.GTC, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_TAKER, 0, 0);
    private static final Message.Place PLACE = new Message.Place("market", "alice", "id", 1, TERMS, "fp", 30_000_000);

    private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString(
                    """
                    akka.actor.provider = cluster
                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    akka.cluster.jmx.multi-mbeans-in-same-jvm = on
                    """)
            .withFallback(ConfigFactory.load("serialization.conf"))
            .withFallback(ConfigFactory.defaultReference()));
    private final TestProbe<WalletEntity.Request> wallet = kit.createTestProbe(WalletEntity.Request.class);
    private final TestProbe<OrderBookEntity.Request> book = kit.createTestProbe(OrderBookEntity.Request.class);
    private final TestProbe<PlacementOutcome> client = kit.createTestProbe(PlacementOutcome.class);

    @BeforeEach
    void start() {
        Cluster cluster = Cluster.get(kit.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        host(EntityTypeKey.create(WalletEntity.Request.class, WalletEntity.NAME), wallet.getRef());
        host(EntityTypeKey.create(OrderBookEntity.Request.class, OrderBookEntity.NAME), book.getRef());
        var tools = new PlacementSaga.Tools(
                new Wallets(kit.system(), Duration.ofSeconds(5)),
                new OrderBooks(kit.system(), Duration.ofSeconds(5)),
                new Timelines(() -> 0),
                Duration.ofSeconds(20),
                PlacementObserver.NONE,
                Tracing.OFF);
        var request = new PlaceRequest("alice", "id", 0, "market", MARKET, TERMS, "fp");
        kit.spawn(PlacementSaga.create(request, 0, tools, client.getRef()));
    }

    private <M> void host(EntityTypeKey<M> kind, ActorRef<M> probe) {
        ClusterSharding.get(kit.system())
                .init(Entity.of(
                        kind,
                        context -> Behaviors.receiveMessage(message -> {
                            probe.tell(message);
                            return Behaviors.same();
                        })));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<WalletReply> askedWallet() {
        return wallet.receiveMessage(Duration.ofSeconds(15)).replyTo();
    }

    private ActorRef<OrderBookReply> askedBook() {
        return book.receiveMessage(Duration.ofSeconds(15)).replyTo();
    }

    private static OrderView view(OrderStatus status, String reason) {
        return new OrderView("alice", "id", "market", TERMS, status, reason, 0, 0, 0, 100, 0, 0, 1, 1, 1);
    }

    @Test
    void aWalletTooBusyAtOnceIsTheOrdersFate() {
        askedWallet().tell(new WalletReply.Refused(WalletRejection.BUSY, Map.of()));

        client.expectMessage(new PlacementOutcome.Refused(WalletRejection.BUSY, Map.of()));
    }

    @Test
    void aWalletTooBusyForTheSecondAskMayStillCarryOutTheFirst() {
        ActorRef<WalletReply> first = askedWallet();
        askedWallet().tell(new WalletReply.Refused(WalletRejection.BUSY, Map.of()));
        client.expectNoMessage();

        first.tell(new WalletReply.Reserved(PLACE));
        OrderView open = view(OrderStatus.OPEN, null);
        askedBook().tell(new OrderBookReply.Placed(Verdict.ACCEPTED, null, open));

        client.expectMessage(new PlacementOutcome.Placed(open, false));
    }

    @Test
    void anAskThatIsNotRefusedYetMayStillBeCarriedOutWithMoneyThatCameMeanwhile() {
        ActorRef<WalletReply> first = askedWallet();
        ActorRef<WalletReply> second = askedWallet();
        first.tell(new WalletReply.Refused(WalletRejection.INSUFFICIENT_FUNDS, Map.of()));
        client.expectNoMessage();

        second.tell(new WalletReply.Reserved(PLACE));
        OrderView open = view(OrderStatus.OPEN, null);
        askedBook().tell(new OrderBookReply.Placed(Verdict.ACCEPTED, null, open));

        client.expectMessage(new PlacementOutcome.Placed(open, false));
    }

    @Test
    void anOrderTheBookHasForgottenIsNotCalledRefused() {
        askedWallet().tell(new WalletReply.Known(view(OrderStatus.OPEN, null), PLACE));
        askedBook().tell(new OrderBookReply.Placed(Verdict.EXPIRED, OrderBookRejection.TOO_LATE, null));
        client.expectNoMessage();

        OrderView lapsed = view(OrderStatus.LAPSED, null);
        askedWallet().tell(new WalletReply.Known(lapsed, null));

        assertThat(client.receiveMessage())
                .isInstanceOfSatisfying(PlacementOutcome.Placed.class, placed -> assertThat(placed.order())
                        .isEqualTo(lapsed));
    }

    @Test
    void anOrderThatCameTooLateIsRefusedOnceItsMoneyIsFree() {
        askedWallet().tell(new WalletReply.Reserved(PLACE));
        askedBook().tell(new OrderBookReply.Placed(Verdict.EXPIRED, OrderBookRejection.TOO_LATE, null));

        askedWallet().tell(new WalletReply.Known(view(OrderStatus.REJECTED, "TOO_LATE"), null));

        client.expectMessage(new PlacementOutcome.Refused(OrderBookRejection.TOO_LATE, Map.of()));
    }
}
