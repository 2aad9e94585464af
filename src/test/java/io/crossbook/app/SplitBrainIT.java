package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.AuditReport;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.sourcing.Ids;
import io.crossbook.wallet.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clusters that know nothing of each other host the same wallets and books on one database. */
@Tag("alone")
class SplitBrainIT {
    private static final int USERS = 8;
    private static final int MARKETS = 8;
    /** Who acts without a pause keeps a book to himself: the other half is always behind. */
    private static final long THINK_MS = 700;

    private static final long SEED = 99;
    private static final String RESERVED = "SELECT count(*) FROM event_journal WHERE persistence_id = 'Wallet|alice'";

    private final DatabaseSettings database = TestDatabase.fresh();
    private final Promises promises = new Promises();

    @Test
    void oneChainOfEventsHoldsWhateverEitherHalfPromised() throws Exception {
        TestNode zombie = new TestNode(database);
        try (TestNode node = new TestNode(database)) {
            List<MarketView> markets = IntStream.range(0, MARKETS)
                    .mapToObj(i -> TestMarkets.open(zombie.engine(), "split " + i))
                    .toList();
            Crowd here = new Crowd(node.engine(), markets, promises, THINK_MS);
            Crowd there = new Crowd(zombie.engine(), markets, promises, THINK_MS);
            here.enter("user-", USERS, SEED);
            there.enter("user-", USERS, SEED + 1);
            // On a busy machine one half may win every race for a while.
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> here.placed() > USERS && there.placed() > USERS);
            int placedHere = here.placed();
            int placedThere = there.placed();
            zombie.kill();
            there.turnTo(node.engine());
            here.leave(60);
            there.leave(60);
            Stillness.await(database, Duration.ofSeconds(60));
            System.out.printf(
                    "seed %d: placed %d and %d while split, %d in all; %d refused, %d cancelled; no answer %d and %d%n",
                    SEED,
                    placedHere,
                    placedThere,
                    promises.placedCount(),
                    promises.refusedCount(),
                    promises.cancelledCount(),
                    here.unanswered(),
                    there.unanswered());
            assertThat(List.of(placedHere, placedThere)).allMatch(placed -> placed > USERS);
            assertThat(here.unanswered() + there.unanswered()).isPositive();
            promises.assertKept(node.engine());
            markets.forEach(market -> TestMarkets.settle(node.engine(), market));
            Stillness.await(database, Duration.ofSeconds(60));
            promises.assertNothingHeld(node.engine());
        }
        AuditReport.Figures figures = Audited.clean(database);
        System.out.println(figures);
        assertThat(figures.deposited()).isEqualTo(promises.deposited());
        assertThat(figures.balances() + figures.commission()).isEqualTo(figures.deposited());
        assertThat(figures.bets()).isPositive();
    }

    @Test
    void anOldIncarnationLearnsWhatAnotherOneLeftUndone() throws Exception {
        try (TestNode node = new TestNode(database)) {
            MarketView market = TestMarkets.open(node.engine(), "split");
            await(node.engine().wallets().deposit("alice", "first", Money.ofCents(10_000)));
            Stillness.await(database, Duration.ofSeconds(20));
            int tick = TickTable.odds().tick(30_000);
            PlaceRequest request = TestMarkets.request(market, "alice", Ids.next(), Side.BUY, tick, 1_000);
            reserveElsewhere(request);

            Awaitility.await().untilAsserted(() -> assertThat(await(
                            node.engine().books().orders(market.marketId(), "alice", List.of(request.clientOrderId()))))
                    .hasSize(1));
        }
    }

    /** Another incarnation of the wallet writes the reservation and dies before it tells anybody. */
    private void reserveElsewhere(PlaceRequest request) throws Exception {
        long before = Stillness.number(database, RESERVED);
        ActorSystem<Void> other = TestNode.mute(database);
        TestNode.reserve(other, new Wallets(other, Duration.ofSeconds(8)), request);
        Awaitility.await().until(() -> Stillness.number(database, RESERVED) > before);
        other.terminate();
        await(other.getWhenTerminated());
    }
}
