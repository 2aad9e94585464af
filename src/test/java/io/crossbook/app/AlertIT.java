package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.InboxView;
import io.crossbook.notification.Notice;
import io.crossbook.notification.PriceAlert;
import io.crossbook.sourcing.Ids;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Price alerts and notices through feeds that read everything twice, and nodes that die. */
class AlertIT {
    private static final AlertRule CROSSES_3 = new AlertRule(AlertKind.CROSSES, 0, 30_000, 0, null);

    private final DatabaseSettings database = TestDatabase.fresh();
    private TestNode node;
    private MarketView market;

    @BeforeEach
    void start() {
        node = new TestNode(database);
        market = TestMarkets.open(node.engine(), "alerts");
        for (String user : List.of("alice", "bob")) {
            await(node.engine().wallets().deposit(user, "first", Money.ofCents(100_000)));
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private void restart() {
        node.kill();
        node = new TestNode(database).withNotifications();
    }

    /** A trade at these odds; returns the number of the book's event. */
    private long trade(long odds) {
        int tick = TickTable.odds().tick(odds);
        place("bob", Side.SELL, tick);
        place("alice", Side.BUY, tick);
        return seq();
    }

    private void place(String user, Side side, int tick) {
        await(node.engine().placements().place(TestMarkets.request(market, user, Ids.next(), side, tick, 200)));
    }

    private long seq() {
        return await(node.engine().books().view(market.marketId(), 1)).seq();
    }

    private void setAlert(String id) {
        await(node.engine().inboxes().setAlert("alice", id, market.marketId(), CROSSES_3, seq()));
    }

    private InboxView inbox(String user) {
        return await(node.engine().inboxes().view(user));
    }

    private PriceAlert alert(String id) {
        return inbox("alice").alerts().stream()
                .filter(alert -> alert.alertId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private PriceAlert awaitFired(String id) {
        Awaitility.await().until(() -> !alert(id).isWaiting());
        return alert(id);
    }

    private List<String> told(String user) {
        return inbox(user).notices().stream().map(Notice::kind).toList();
    }

    /** Makes the feeds begin anew, so that they read every event a second time. */
    private void forgetOffsets() throws Exception {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "DELETE FROM akka_projection_offset_store WHERE projection_name LIKE 'notification-%'"))
                    .isPositive();
        }
    }

    /** Waits until the feeds have read all there is, by something new that they tell last. */
    private void awaitReadAgain(String ref) {
        await(node.engine().wallets().deposit("bob", ref, Money.ofCents(100)));
        Awaitility.await().until(() -> inbox("bob").notices().stream()
                .anyMatch(notice -> ref.equals(notice.details().get("clientRef"))));
    }

    @Test
    void anAlertFiresOnceByTheFirstEventThatFitsAlthoughEverythingIsReadTwice() throws Exception {
        node.withNotifications();
        trade(25_000);
        setAlert("a");
        trade(28_000);
        long crossing = trade(32_000);
        trade(25_000);
        trade(32_000);

        PriceAlert fired = awaitFired("a");
        assertThat(fired.firedSeq()).isBetween(crossing - 1, crossing);
        assertThat(fired.firedValue()).isEqualTo(32_000);
        awaitReadAgain("second");
        node.kill();
        forgetOffsets();
        node = new TestNode(database).withNotifications();
        awaitReadAgain("third");

        assertThat(alert("a")).isEqualTo(fired);
        assertThat(told("alice")).containsExactlyInAnyOrder("ALERT_FIRED", "DEPOSITED");
        assertThat(told("bob")).containsExactly("DEPOSITED", "DEPOSITED", "DEPOSITED");
    }

    @Test
    void whatHappensWhileNobodyWatchesFiresByTheSameEvent() {
        trade(25_000);
        setAlert("a");
        long crossing = trade(32_000);
        trade(25_000);
        restart();

        assertThat(awaitFired("a").firedSeq()).isBetween(crossing - 1, crossing);
    }

    @Test
    void anAlertThatWaitsOutlivesItsNode() {
        node.withNotifications();
        trade(25_000);
        setAlert("a");
        trade(28_000);
        restart();
        assertThat(alert("a").isWaiting()).isTrue();
        long crossing = trade(32_000);

        assertThat(awaitFired("a").firedSeq()).isBetween(crossing - 1, crossing);
        assertThat(told("alice")).contains("ALERT_FIRED");
    }

    @Test
    void aRemovedAlertStaysSilent() {
        node.withNotifications();
        trade(25_000);
        setAlert("gone");
        setAlert("stays");
        await(node.engine().inboxes().removeAlert("alice", "gone"));
        trade(32_000);

        awaitFired("stays");
        assertThat(inbox("alice").alerts()).extracting(PriceAlert::alertId).containsExactly("stays");
        assertThat(told("alice").stream().filter("ALERT_FIRED"::equals)).hasSize(1);
    }
}
