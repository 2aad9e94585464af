package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.market.TestMatch;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders through wallet, book and journal on a real PostgreSQL. */
class EngineIT {
    private static final int ODDS_3 = TickTable.odds().tick(30_000);

    private final DatabaseSettings database = TestDatabase.fresh();
    private TestNode node;
    private MarketView market;

    @BeforeEach
    void start() {
        node = new TestNode(database);
        var definition = TestMatch.definition("lions-bears");
        market = await(node.engine().markets().create(definition, "admin"));
        market = open(await(node.engine().markets().open(market.marketId(), 0, "admin")));
        deposit("alice", 100);
        deposit("bob", 100);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private MarketView open(MarketView opened) {
        await(node.engine().books().control(opened.marketId(), opened.control()));
        return opened;
    }

    private void deposit(String user, int units) {
        await(node.engine().wallets().deposit(user, "first", Money.ofCents(units * 100L)));
    }

    private PlaceRequest request(String user, String id, Side side, long units) {
        var terms = new OrderTerms(
                0,
                side,
                ODDS_3,
                units * 100,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        long millis = Ids.embeddedMillis(id).orElseThrow();
        return new PlaceRequest(
                user, id, millis, market.marketId(), market.definition().terms(), terms, "fp " + terms);
    }

    private OrderView place(String user, Side side, long units) {
        return placed(await(node.engine().placements().place(request(user, Ids.next(), side, units))));
    }

    private static OrderView placed(PlacementOutcome outcome) {
        return ((PlacementOutcome.Placed) outcome).order();
    }

    private Money available(String user) {
        return await(node.engine().wallets().view(user)).available();
    }

    private void awaitAvailable(String user, String amount) {
        Awaitility.await().untilAsserted(() -> assertThat(available(user)).hasToString(amount));
    }

    private static void assertRefused(CompletionStage<?> answer, Enum<?> reason) {
        assertThatThrownBy(() -> await(answer))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void aBackAndALayMatchAndTheMarketSettles() {
        OrderView lay = place("bob", Side.SELL, 10);
        OrderView back = place("alice", Side.BUY, 10);

        assertThat(lay.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(back.status()).isEqualTo(OrderStatus.FILLED);
        awaitAvailable("alice", "90.00");
        awaitAvailable("bob", "80.00");

        settle();

        awaitAvailable("alice", "119.00");
        awaitAvailable("bob", "80.00");
        Awaitility.await().untilAsserted(() -> assertThat(
                        await(node.engine().markets().get(market.marketId())).status())
                .isEqualTo(MarketStatus.SETTLED));
    }

    private void settle() {
        open(await(node.engine().markets().close(market.marketId(), 0, "admin")));
        var resolution = new Resolution(Payouts.winners(market.definition().terms(), 0), "full time");
        await(node.engine().markets().resolve(market.marketId(), resolution, "admin"));
    }

    @Test
    void aThousandIdenticalRequestsMakeOneOrder() {
        PlaceRequest request = request("alice", Ids.next(), Side.BUY, 10);
        List<CompletionStage<PlacementOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(node.engine().placements().place(request));
        }

        long made =
                answers.stream().map(EngineIT::placedOrBusy).filter(one -> one).count();

        assertThat(made).isEqualTo(1);
        assertThat(await(node.engine().wallets().orders("alice"))).hasSize(1);
        assertThat(available("alice")).hasToString("90.00");
    }

    /** True for the one that made the order, false for repeats and for those told to come back later. */
    private static boolean placedOrBusy(CompletionStage<PlacementOutcome> answer) {
        try {
            return !((PlacementOutcome.Placed) await(answer)).repeated();
        } catch (CompletionException e) {
            assertThat(((Refusal) e.getCause()).reason().name()).isEqualTo("BUSY");
            return false;
        }
    }

    @Test
    void ofAThousandRequestsWithOneIdAndDifferentTermsOneWins() {
        String id = Ids.next();
        List<CompletionStage<PlacementOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(node.engine().placements().place(request("alice", id, Side.BUY, 1 + i % 50)));
        }

        List<String> refusals = new ArrayList<>();
        List<OrderView> placed = new ArrayList<>();
        for (var answer : answers) {
            try {
                placed.add(placed(await(answer)));
            } catch (CompletionException e) {
                refusals.add(((Refusal) e.getCause()).reason().name());
            }
        }

        assertThat(refusals)
                .contains("ORDER_EXISTS_WITH_DIFFERENT_TERMS")
                .isSubsetOf("ORDER_EXISTS_WITH_DIFFERENT_TERMS", "BUSY");
        assertThat(placed)
                .extracting(OrderView::terms)
                .containsOnly(placed.get(0).terms());
        assertThat(await(node.engine().wallets().orders("alice"))).hasSize(1);
    }

    @Test
    void everythingIsThereAfterARestart() {
        OrderView lay = place("bob", Side.SELL, 10);
        node.kill();
        node = new TestNode(database);

        OrderView back = place("alice", Side.BUY, 4);

        assertThat(back.status()).isEqualTo(OrderStatus.FILLED);
        OrderView found = await(node.engine().placements().order("bob", lay.clientOrderId()))
                .orElseThrow();
        assertThat(found.sizeMatched()).isEqualTo(400);
        settle();
        awaitAvailable("alice", "107.60");
    }

    @Test
    void anUnmatchedOrderIsCancelledOnceAndItsMoneyIsFree() {
        OrderView lay = place("bob", Side.SELL, 10);

        OrderView cancelled = await(node.engine().placements().cancel("bob", lay.clientOrderId()));

        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        awaitAvailable("bob", "100.00");
        assertRefused(
                node.engine().placements().cancel("bob", lay.clientOrderId()), OrderBookRejection.BET_TAKEN_OR_LAPSED);
    }

    @Test
    void anOrderIntoASuspendedMarketReleasesItsMoney() {
        open(await(node.engine().markets().suspend(market.marketId(), 0, "admin")));

        assertRefused(
                node.engine().placements().place(request("alice", Ids.next(), Side.BUY, 10)),
                OrderBookRejection.MARKET_SUSPENDED);

        awaitAvailable("alice", "100.00");
    }

    @Test
    void aReservationLeftByADeadNodeIsFinishedByTheWaker() {
        String id = Ids.next();
        var request = request("alice", id, Side.BUY, 10);
        node.reserveWithoutPlacing(request);
        Awaitility.await()
                .until(() -> await(node.engine().wallets().orders("alice")).size() == 1);
        node.kill();
        node = new TestNode(database);

        Awaitility.await().untilAsserted(() -> assertThat(
                        await(node.engine().books().orders(market.marketId(), "alice", List.of(id))))
                .hasSize(1));
    }
}
