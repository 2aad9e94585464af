package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketView;
import io.crossbook.protocol.OrderView;
import io.crossbook.readside.Rebuild;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Views stay what the journal comes to, whatever happens to those who keep them. */
class ReadSideIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Views of what no bet brings about. */
    private static final Set<String> NOT_OF_BETS = Set.of("documents", "deposits", "deposit_log", "switch_log");

    private static final int USERS = 20;

    private final DatabaseSettings database = TestDatabase.fresh();

    @Test
    void afterTheProjectionsDieInTheMiddleEveryRowIsRight() throws SQLException {
        TestNode node = new TestNode(database).withReadSide();
        List<MarketView> markets =
                List.of(TestMarkets.open(node.engine(), "one"), TestMarkets.open(node.engine(), "two"));
        Crowd crowd = new Crowd(node.engine(), markets, new Promises());
        crowd.enter("user-", USERS, 7);
        for (int life = 0; life < 2; life++) {
            awaitOrders(crowd, crowd.placed() + 300);
            TestNode next = new TestNode(database).withReadSide();
            crowd.turnTo(next.engine());
            node.kill();
            node = next;
        }
        awaitOrders(crowd, crowd.placed() + 100);
        crowd.leave(60);
        TestMarkets.settle(node.engine(), markets.get(0));
        Stillness.await(database, Duration.ofSeconds(60));
        Views.awaitAll(database, SOON);

        Views.assertEqualTheJournal(database);
        assertThat(Audited.clean(database).viewed()).isGreaterThan(USERS);
        assertEqualToWallets(node.engine());
        node.close();
    }

    private static void awaitOrders(Crowd crowd, int placed) {
        Awaitility.await().until(() -> crowd.placed() >= placed);
    }

    private void assertEqualToWallets(Engine engine) throws SQLException {
        for (int i = 0; i < USERS; i++) {
            String user = "user-" + i;
            long balance = Stillness.number(
                    database,
                    "SELECT balance_after FROM read.statement WHERE user_id = '" + user
                            + "' ORDER BY seq DESC, part DESC LIMIT 1");
            assertThat(await(engine.wallets().view(user)).balance()).isEqualTo(Money.ofMicros(balance));
            for (OrderView order : await(engine.placements().orders(user))) {
                assertThat(Stillness.number(
                                database,
                                "SELECT count(*) FROM read.orders WHERE user_id = '" + user
                                        + "' AND client_order_id = '"
                                        + order.clientOrderId() + "' AND status = '" + order.status()
                                        + "' AND size_matched = " + order.sizeMatched() + " AND matched_value = "
                                        + order.matchedValue() + " AND size_cancelled = " + order.sizeCancelled()
                                        + " AND size_lapsed = " + order.sizeLapsed()))
                        .as("%s", order)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aViewIsMadeAnewWhileOrdersArePlaced() throws Exception {
        try (TestNode node = new TestNode(database).withReadSide()) {
            Crowd crowd = new Crowd(node.engine(), List.of(TestMarkets.open(node.engine(), "one")), new Promises());
            crowd.enter("user-", USERS, 8);
            awaitOrders(crowd, 100);
            execute("TRUNCATE read.orders, read.board, read.candles");
            for (String view : Rebuild.names()) {
                try (Connection connection = TestDatabase.connect(database)) {
                    long least = NOT_OF_BETS.contains(view) ? 0 : 1;
                    assertThat(Rebuild.replace(connection, view, events -> {}))
                            .as(view)
                            .isGreaterThanOrEqualTo(least);
                }
            }
            // As after an upgrade that brought these.
            execute("TRUNCATE read.market_log, read.bets");
            execute("INSERT INTO read.new_views VALUES ('market_log'), ('bets'), ('of_a_later_version')");
            awaitOrders(crowd, crowd.placed() + 50);
            Awaitility.await()
                    .atMost(SOON.multipliedBy(2))
                    .until(() -> Stillness.number(database, "SELECT count(*) FROM read.new_views") == 1);
            crowd.leave(60);
            Views.awaitAll(database, SOON);

            Views.assertEqualTheJournal(database);
        }
    }

    /** Somebody writes past the lock that keeps commits in order, and commits after everybody has read on. */
    @Test
    void aCommitHeldForLongIsNotLost() throws Exception {
        try (TestNode node = new TestNode(database).withReadSide();
                Connection holding = TestDatabase.connect(database)) {
            await(node.engine().wallets().deposit("ann", "first", Money.ofCents(100)));
            Views.awaitAll(database, SOON);
            holding.setAutoCommit(false);
            copyFirstEvent(holding, "Wallet|ann", "Wallet|eve");
            await(node.engine().wallets().deposit("ann", "second", Money.ofCents(100)));
            Views.awaitAll(database, SOON);
            pause(3);
            holding.commit();
            Views.awaitAll(database, SOON);

            assertThat(Stillness.number(database, "SELECT balance_after FROM read.statement WHERE user_id = 'eve'"))
                    .isEqualTo(1_000_000);
            Views.assertEqualTheJournal(database);
        }
    }

    @Test
    void aCommitHeldByAnHonestWriterKeepsTheOthersWaiting() throws Exception {
        try (TestNode node = new TestNode(database).withReadSide();
                Connection holding = TestDatabase.connect(database)) {
            await(node.engine().wallets().deposit("ann", "first", Money.ofCents(100)));
            holding.setAutoCommit(false);
            try (Statement lock = holding.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(7241906335120401)");
            }
            copyFirstEvent(holding, "Wallet|ann", "Wallet|eve");
            CompletableFuture<?> waiting = node.engine()
                    .wallets()
                    .deposit("ann", "second", Money.ofCents(100))
                    .toCompletableFuture();
            pause(1);
            assertThat(waiting).isNotDone();
            holding.commit();
            await(waiting);
            Views.awaitAll(database, SOON);

            Views.assertEqualTheJournal(database);
        }
    }

    private static void copyFirstEvent(Connection connection, String from, String to) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(
                """
                INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                                           event_ser_id, event_ser_manifest, event_payload, tag)
                SELECT ?, 1, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest,
                       event_payload, tag
                FROM event_journal WHERE persistence_id = ? AND sequence_number = 1
                """)) {
            copy.setString(1, to);
            copy.setString(2, from);
            assertThat(copy.executeUpdate()).isEqualTo(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause(int seconds) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .join();
    }
}
