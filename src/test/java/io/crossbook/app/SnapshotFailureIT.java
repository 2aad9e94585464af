package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.money.Money;
import io.crossbook.wallet.PaymentView;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots are a convenience: without them, or with broken ones, recovery only takes longer. */
class SnapshotFailureIT {
    private static final int DEPOSITS = 3_000;
    private static final int AT_ONCE = 200;

    private final DatabaseSettings database = TestDatabase.fresh();
    private TestNode node = new TestNode(database);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aSnapshotThatCannotBeSavedStopsNobody() throws SQLException {
        execute("ALTER TABLE snapshot RENAME TO gone");

        deposit();

        assertBalance();
        execute("ALTER TABLE gone RENAME TO snapshot");
        restart();
        assertBalance();
    }

    @Test
    void aSnapshotThatCannotBeReadIsNotNeeded() throws SQLException {
        deposit();
        Awaitility.await().until(() -> Stillness.number(database, "SELECT count(*) FROM snapshot") == 2);
        execute("UPDATE snapshot SET snapshot_payload = '\\x00'");
        restart();
        assertBalance();

        execute("ALTER TABLE snapshot RENAME TO gone");
        restart();
        assertBalance();
    }

    private void restart() {
        node.kill();
        node = new TestNode(database);
    }

    private void deposit() {
        for (int from = 0; from < DEPOSITS; from += AT_ONCE) {
            List<CompletionStage<PaymentView>> some = new ArrayList<>();
            for (int i = from; i < from + AT_ONCE; i++) {
                some.add(node.engine().wallets().deposit("alice", "d" + i, Money.ofCents(1)));
            }
            some.forEach(TestNode::await);
        }
    }

    private void assertBalance() {
        assertThat(await(node.engine().wallets().view("alice")).balance()).isEqualTo(Money.ofCents(DEPOSITS));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
