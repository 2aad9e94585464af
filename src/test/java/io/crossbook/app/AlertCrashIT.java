package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.notification.InboxEvent;
import io.crossbook.notification.Notice;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The process that watches prices is killed with SIGKILL again and again, and reads what it had read before. */
class AlertCrashIT {
    private static final int CRASHES = 4;
    private static final long SEED = 20_261_121;

    private final DatabaseSettings database = TestDatabase.fresh();
    private final List<String> alerts = new ArrayList<>();
    private final List<String> deposits = new ArrayList<>();

    @Test
    void everyAlertFiresOnceByItsFirstTradeAndEveryDepositIsToldOnce() throws Exception {
        MarketView market = prepare();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int crash = 0; crash < CRASHES; crash++) {
            runAndKill("run" + crash, 5 + random.nextInt(40));
            if (crash % 2 == 1) {
                forgetOffsets();
            }
        }
        try (TestNode node = new TestNode(database).withNotifications()) {
            AlertedNode.trade(node.engine(), market, 28_000);
            AlertedNode.trade(node.engine(), market, 32_000);
            await(node.engine().wallets().deposit("bob", "last", Money.ofCents(100)));
            deposits.add("last");
            Awaitility.await()
                    .until(() -> firings().size() == set().size() && told("bob").containsKey("last"));
        }

        Map<String, Long> fired = firings();
        assertThat(fired.keySet()).containsAll(alerts);
        set().forEach((alert, from) -> assertThat(fired.get(alert)).as(alert).isEqualTo(firstCrossing(market, from)));
        assertThat(told("bob").keySet()).containsAll(deposits);
        assertThat(told("bob").values()).containsOnly(1);
        assertThat(noticesOfAlerts()).isEqualTo(fired.size());
        System.out.printf("seed %d, %d kills, %d alerts, %d deposits%n", SEED, CRASHES, fired.size(), deposits.size());
    }

    private MarketView prepare() {
        try (TestNode node = new TestNode(database)) {
            for (String user : List.of("alice", "bob")) {
                await(node.engine().wallets().deposit(user, "first", Money.ofCents(10_000_000)));
            }
            MarketView market = AlertedNode.market(node.engine());
            AlertedNode.trade(node.engine(), market, 28_000);
            return market;
        }
    }

    private void runAndKill(String name, int lines) throws IOException, InterruptedException {
        Process node = JavaProcess.start(AlertedNode.class, database.url(), database.user(), database.password(), name);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(AlertedNode.ALERT)) {
                    alerts.add(line.substring(AlertedNode.ALERT.length()));
                } else if (line.startsWith(AlertedNode.DEPOSIT)) {
                    deposits.add(line.substring(AlertedNode.DEPOSIT.length()));
                }
                heard++;
                if (heard == lines) {
                    node.toHandle().destroyForcibly();
                }
            }
            assertThat(heard).isGreaterThanOrEqualTo(lines);
        } finally {
            node.toHandle().destroyForcibly();
            node.waitFor();
        }
    }

    /** Makes the feeds read every event a second time. */
    private void forgetOffsets() throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "DELETE FROM akka_projection_offset_store WHERE projection_name LIKE 'notification-%'"))
                    .isPositive();
        }
    }

    private List<Recorded> journal(String persistenceId) {
        try (Connection connection = TestDatabase.connect(database)) {
            List<Recorded> events = new ArrayList<>();
            JournalPages.ofEntity(connection, persistenceId, 1, Long.MAX_VALUE, events::add);
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The alerts that the inbox took, each with the number of the book's event after which it counts. */
    private Map<String, Long> set() {
        Map<String, Long> set = new TreeMap<>();
        for (Recorded recorded : journal("Inbox|alice")) {
            if (recorded.event() instanceof InboxEvent.AlertSet event) {
                set.put(event.alert().alertId(), event.alert().fromSeq());
            }
        }
        return set;
    }

    /** The alerts that fired, each with the number of the book's event that fired it. */
    private Map<String, Long> firings() {
        Map<String, Long> fired = new TreeMap<>();
        for (Recorded recorded : journal("Inbox|alice")) {
            if (recorded.event() instanceof InboxEvent.AlertFired event) {
                assertThat(fired.put(event.alertId(), event.seq()))
                        .as(event.alertId())
                        .isNull();
            }
        }
        return fired;
    }

    private long noticesOfAlerts() {
        return journal("Inbox|alice").stream()
                .filter(recorded -> recorded.event() instanceof InboxEvent.Noticed)
                .flatMap(recorded -> ((InboxEvent.Noticed) recorded.event()).notices().stream())
                .filter(notice -> notice.kind().equals("ALERT_FIRED"))
                .count();
    }

    /** How often a user was told of each deposit. */
    private Map<String, Integer> told(String user) {
        Map<String, Integer> told = new TreeMap<>();
        for (Recorded recorded : journal("Inbox|" + user)) {
            if (recorded.event() instanceof InboxEvent.Noticed noticed) {
                for (Notice notice : noticed.notices()) {
                    if (notice.kind().equals("DEPOSITED")) {
                        told.merge(notice.details().get("clientRef"), 1, Integer::sum);
                    }
                }
            }
        }
        return told;
    }

    /** The first trade after an event of the book that is on the other side of 3.00 than the one before it. */
    private long firstCrossing(MarketView market, long from) {
        TickTable ticks = TickTable.odds();
        long last = 0;
        for (Recorded recorded : journal("OrderBook|" + market.marketId())) {
            if (recorded.event() instanceof OrderAccepted accepted) {
                for (Fill fill : accepted.fills()) {
                    long price = ticks.price(fill.tick());
                    if (recorded.seq() > from && last != 0 && (last < 30_000) != (price < 30_000)) {
                        return recorded.seq();
                    }
                    last = price;
                }
            }
        }
        return 0;
    }
}
