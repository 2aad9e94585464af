package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.BreakableDatabase;
import io.crossbook.market.MarketView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is struck down under load and comes back after ten seconds. */
class DatabaseStopIT {
    private static final int USERS = 40;
    private static final long SEED = 4711;
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final Promises promises = new Promises();

    @Test
    void everyPromiseIsKeptAndNothingIsStuck() throws Exception {
        try (BreakableDatabase database = BreakableDatabase.start(data);
                TestNode node = new TestNode(database.settings())) {
            Engine engine = node.engine();
            List<MarketView> markets = List.of(TestMarkets.open(engine, "one"), TestMarkets.open(engine, "two"));
            Crowd crowd = new Crowd(engine, markets, promises);
            crowd.enter("user-", USERS, SEED);
            pause(4);
            int before = promises.placedCount();
            database.crash();
            pause(10);
            database.restart();
            int unanswered = crowd.unanswered();
            int during = promises.placedCount();
            Awaitility.await().atMost(QUIET_WITHIN).until(() -> promises.placedCount() > during + USERS);
            pause(3);
            crowd.leave(60);
            System.out.printf(
                    "seed %d: placed %d before, %d after; %d refused, %d cancelled; %d without an answer%n",
                    SEED,
                    before,
                    promises.placedCount() - before,
                    promises.refusedCount(),
                    promises.cancelledCount(),
                    unanswered);
            assertThat(before).isGreaterThan(USERS);
            assertThat(unanswered).isPositive();
            Stillness.await(database.settings(), QUIET_WITHIN);
            promises.assertKept(engine);
            markets.forEach(market -> TestMarkets.settle(engine, market));
            Stillness.await(database.settings(), QUIET_WITHIN);
            promises.assertNothingHeld(engine);
            assertThat(promises.balances(engine) + commission(engine, markets)).isEqualTo(promises.deposited());
            System.out.println(Audited.clean(database.settings()));
        }
    }

    private static long commission(Engine engine, List<MarketView> markets) {
        return markets.stream()
                .mapToLong(market -> await(engine.books().view(market.marketId(), 0))
                        .settlement()
                        .commission())
                .sum();
    }

    /** Lets the load run for a while. */
    private static void pause(int seconds) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .join();
    }
}
