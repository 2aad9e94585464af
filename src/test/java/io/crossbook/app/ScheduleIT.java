package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.AuditReport;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.Schedule;
import io.crossbook.market.TestMatch;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.sourcing.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A market lives by its schedule although its node dies twice. */
class ScheduleIT {
    private static final long SECOND = 1_000_000;
    private static final MarketDefinition DEFINITION = TestMatch.definition("scheduled");

    private final DatabaseSettings database = TestDatabase.fresh();

    @Test
    void itOpensClosesAndIsVoidedWithoutAPerson() throws SQLException {
        long now = Engine.clock().getAsLong();
        var schedule = new Schedule(now + 5 * SECOND, null, now + 60 * SECOND, now + 62 * SECOND);

        TestNode first = new TestNode(database);
        MarketView made = await(first.engine().markets().create(DEFINITION, schedule, "admin"));
        assertThat(made.status()).isEqualTo(MarketStatus.INACTIVE);
        first.kill();

        TestNode second = new TestNode(database);
        MarketView open = reach(second, made, MarketStatus.OPEN);
        bet(second.engine(), open);
        second.kill();

        try (TestNode third = new TestNode(database)) {
            MarketView voided = reach(third, made, MarketStatus.VOIDED);
            assertThat(voided.createdAt()).isEqualTo(made.createdAt());
            assertThat(voided.updatedAt()).isGreaterThanOrEqualTo(schedule.resolveBy());
            Stillness.await(database, Duration.ofSeconds(30));
            for (String user : List.of("alice", "bob")) {
                var wallet = await(third.engine().wallets().view(user));
                assertThat(wallet.available()).isEqualTo(Money.ofCents(10_000));
            }
        }
        AuditReport.Figures figures = Audited.clean(database);
        assertThat(figures.bets()).isPositive();
        assertThat(figures.balances()).isEqualTo(figures.deposited());
    }

    private static void bet(Engine engine, MarketView market) {
        int tick = TickTable.odds().tick(30_000);
        for (String user : List.of("alice", "bob")) {
            Side side = user.equals("alice") ? Side.BUY : Side.SELL;
            await(engine.wallets().deposit(user, "first", Money.ofCents(10_000)));
            await(engine.placements().place(TestMarkets.request(market, user, Ids.next(), side, tick, 1_000)));
        }
    }

    private static MarketView reach(TestNode node, MarketView market, MarketStatus status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(110))
                .ignoreExceptions()
                .until(() -> await(node.engine().markets().get(market.marketId())), seen -> seen.status() == status);
    }
}
