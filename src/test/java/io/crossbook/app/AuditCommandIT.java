package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.app.database.Migrations;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.StoredJournal;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.Selection;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as people run it: beside a running engine, on a stopped one's data, and with the wrong words. */
class AuditCommandIT {
    private static final int CLEAN = 0;
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;
    private static final int ORDERS = 400;
    private static final int EVENTS_TO_A_SNAPSHOT = 1_250;

    private static String[] arguments(DatabaseSettings database, String... more) {
        List<String> line = new ArrayList<>(List.of("audit", "--database-url", database.url()));
        line.addAll(List.of("--user", database.user(), "--password", database.password()));
        line.addAll(List.of(more));
        return line.toArray(new String[0]);
    }

    private static int audit(DatabaseSettings database) {
        return Main.execute(arguments(database, "--strict-quiet"));
    }

    private static void execute(DatabaseSettings database, String sql) throws SQLException {
        try (Connection connection = StoredJournal.tamper(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatTheEngineWroteIsCleanBesideItAndUntilSomebodyTouchesIt() throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        try (TestNode node = new TestNode(database)) {
            MarketView market = openMatch(node.engine());
            await(place(node.engine(), market, "bob", Side.SELL, 1_000));
            await(place(node.engine(), market, "alice", Side.BUY, 700));
            settle(node.engine(), market);

            assertThat(audit(database)).isEqualTo(CLEAN);
        }
        execute(database, "DELETE FROM event_journal WHERE event_ser_manifest LIKE '%$OrderAccepted'");

        assertThat(audit(database)).isEqualTo(BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE read.statement SET balance_after = balance_after + 1 WHERE user_id = 'alice'",
                "UPDATE read.orders SET size_matched = 0 WHERE user_id = 'alice'",
                "DELETE FROM read.bets WHERE user_id = 'bob'",
                "DELETE FROM read.trades",
                "UPDATE read.board SET traded = traded + 1",
                "TRUNCATE read.candles"
            })
    void viewsThatAreNotTheJournalsAreFound(String change) throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        try (TestNode node = new TestNode(database).withReadSide()) {
            MarketView market = openMatch(node.engine());
            await(place(node.engine(), market, "bob", Side.SELL, 1_000));
            await(place(node.engine(), market, "alice", Side.BUY, 700));
            settle(node.engine(), market);
            Views.awaitAll(database, Duration.ofSeconds(20));

            assertThat(audit(database)).isEqualTo(CLEAN);
        }
        assertThat(Audited.clean(database).viewed()).isEqualTo(3);
        execute(database, change);

        assertThat(audit(database)).isEqualTo(BROKEN);
    }

    @Test
    void aJournalThatIsBeingWrittenIsCleanAtEveryMoment() {
        DatabaseSettings database = TestDatabase.fresh();
        try (TestNode node = new TestNode(database).withReadSide()) {
            MarketView market = openMatch(node.engine());
            List<CompletionStage<PlacementOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                String user = i % 2 == 0 ? "alice" : "bob";
                Side side = i % 3 == 0 ? Side.SELL : Side.BUY;
                answers.add(place(node.engine(), market, user, side, 100 + i));
                if (i % (ORDERS / 4) == 0) {
                    assertThat(Main.execute(arguments(database))).isEqualTo(CLEAN);
                }
            }
            answers.forEach(answer ->
                    answer.toCompletableFuture().exceptionally(refused -> null).join());
            settle(node.engine(), market);
            assertThat(audit(database)).isEqualTo(CLEAN);
        }
    }

    private static MarketView openMatch(Engine engine) {
        var selections = List.of(new Selection("lions", "Lions"), new Selection("bears", "Bears"));
        var definition = new MarketDefinition(
                "match", MarketKind.ODDS, "Match odds", "Lions v Bears", null, selections, 1, true, 500, 0, 0, null);
        MarketView market = await(engine.markets().create(definition, "admin"));
        market = await(engine.markets().open(market.marketId(), 0, "admin"));
        await(engine.books().control(market.marketId(), market.control()));
        for (String user : List.of("alice", "bob")) {
            await(engine.wallets().deposit(user, "first", Money.ofCents(10_000)));
        }
        return market;
    }

    private static void settle(Engine engine, MarketView market) {
        String marketId = market.marketId();
        await(engine.markets().close(marketId, 0, "admin"));
        var winner = Payouts.winners(market.definition().terms(), 0);
        await(engine.markets().resolve(marketId, new Resolution(winner, "full time"), "admin"));
        Awaitility.await().untilAsserted(() -> assertThat(
                        await(engine.markets().get(marketId)).status())
                .isEqualTo(MarketStatus.SETTLED));
    }

    private static CompletionStage<PlacementOutcome> place(
            Engine engine, MarketView market, String user, Side side, long size) {
        var terms = new OrderTerms(
                0, side, 200, size, TimeInForce.GTC, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_TAKER, 0, 0);
        String id = Ids.next();
        return engine.placements()
                .place(new PlaceRequest(
                        user,
                        id,
                        Ids.embeddedMillis(id).orElseThrow(),
                        market.marketId(),
                        market.definition().terms(),
                        terms,
                        "print of " + terms));
    }

    @Test
    void aSnapshotThatWouldChangeABalanceIsFound() throws SQLException, IOException {
        DatabaseSettings database = TestDatabase.fresh();
        try (TestNode node = new TestNode(database)) {
            for (int i = 0; i < EVENTS_TO_A_SNAPSHOT; i++) {
                await(node.engine().wallets().deposit("alice", "d" + i, Money.ofCents(1)));
            }
            Awaitility.await().until(() -> changeSnapshots(database, 0) == 1);
            assertThat(audit(database)).isEqualTo(CLEAN);
        }
        changeSnapshots(database, 1);

        assertThat(audit(database)).isEqualTo(BROKEN);
    }

    /** Adds so much to the balance in every snapshot; returns how many there are. */
    private static int changeSnapshots(DatabaseSettings database, long more) throws SQLException, IOException {
        CBORMapper mapper = new CBORMapper();
        int changed = 0;
        try (Connection connection = StoredJournal.tamper(database);
                Statement statement = connection.createStatement();
                PreparedStatement update = connection.prepareStatement("UPDATE snapshot SET snapshot_payload = ?");
                ResultSet row = statement.executeQuery("SELECT snapshot_payload FROM snapshot")) {
            while (row.next()) {
                ObjectNode snapshot = (ObjectNode) mapper.readTree(row.getBytes(1));
                snapshot.put("balance", snapshot.get("balance").asLong() + more);
                update.setBytes(1, mapper.writeValueAsBytes(snapshot));
                changed += update.executeUpdate();
            }
        }
        return changed;
    }

    @Test
    void aDataDirectoryIsAuditedWhetherItsServerRunsOrNot(@TempDir Path folder) throws SQLException {
        Path data = folder.resolve("data");
        try (EmbeddedDatabase running = start(data)) {
            Migrations.apply(running.settings());
            try (Connection connection = TestDatabase.connect(running.settings())) {
                StoredJournal.storeStory(connection, 5, 1_000);
            }
            assertThat(Main.execute("audit", "--data", data.toString())).isEqualTo(CLEAN);
        }
        assertThat(Main.execute("audit", "--data", data.toString())).isEqualTo(CLEAN);
        try (EmbeddedDatabase running = start(data)) {
            execute(running.settings(), "DELETE FROM event_journal WHERE ordering = 20");
        }
        assertThat(Main.execute("audit", "--data", data.toString())).isEqualTo(BROKEN);
    }

    private static EmbeddedDatabase start(Path data) {
        return EmbeddedDatabase.start(new DataDirectory(data), 0, step -> {});
    }

    @Test
    void whatCannotBeReadIsNotCalledBroken(@TempDir Path folder) {
        DatabaseSettings noJournal = TestDatabase.fresh();
        String withoutTables = noJournal.url().replaceFirst("/[^/]*$", "/postgres");

        assertThat(Main.execute("audit", "--data", folder.toString())).isEqualTo(UNREADABLE);
        assertThat(audit(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "nobody", "none")))
                .isEqualTo(UNREADABLE);
        assertThat(audit(new DatabaseSettings(noJournal.url(), noJournal.user(), "wrong")))
                .isEqualTo(UNREADABLE);
        assertThat(audit(new DatabaseSettings(withoutTables, noJournal.user(), noJournal.password())))
                .isEqualTo(UNREADABLE);
        assertThat(Main.execute("audit", "--no-such-option")).isEqualTo(UNREADABLE);
        assertThat(Main.execute("audit", "--help")).isZero();
    }
}
