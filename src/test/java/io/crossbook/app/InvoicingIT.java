package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.documents.Document;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.Document.Movement;
import io.crossbook.documents.Document.Statement;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.invoicing.Statements.Found;
import io.crossbook.market.MarketView;
import io.crossbook.readside.Json;
import io.crossbook.readside.Rows;
import io.crossbook.readside.wallet.WalletFold;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents over nodes that die, readers that read everything again, and settlements that are corrected. */
class InvoicingIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration NEXT_MONTH = Duration.ofDays(32);
    private static final int ODDS_3 = TickTable.odds().tick(30_000);

    private final DatabaseSettings database = TestDatabase.fresh();
    private TestNode node = newNode();

    @AfterEach
    void stop() {
        node.close();
    }

    private TestNode newNode() {
        return new TestNode(database).withReadSide().withDocuments();
    }

    private void killAndStartAgain() {
        node.kill();
        node = newNode();
    }

    /** So many users each back 10.00 at 3.00 against so many others, and win 20.00 with 5 % commission. */
    private MarketView trade(int pairs) {
        MarketView market = TestMarkets.open(node.engine(), "one");
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            for (String user : List.of("layer-" + i, "backer-" + i)) {
                all.add(node.engine()
                        .wallets()
                        .deposit(user, "first", Money.ofCents(10_000))
                        .toCompletableFuture());
            }
        }
        all.forEach(TestNode::await);
        for (int i = 0; i < pairs; i++) {
            place(market, "layer-" + i, Side.SELL);
            place(market, "backer-" + i, Side.BUY);
        }
        return market;
    }

    private void place(MarketView market, String user, Side side) {
        await(node.engine().placements().place(TestMarkets.request(market, user, Ids.next(), side, ODDS_3, 1000)));
    }

    private List<IssuedDocument> documents(String kind) {
        try (Connection connection = TestDatabase.connect(database)) {
            return Rows.of(
                    connection,
                    "SELECT issued FROM read.documents WHERE kind = ? ORDER BY number",
                    row -> Json.read(row.getString(1), IssuedDocument.class),
                    kind);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitDocuments(String kind, int count) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(documents(kind))
                .hasSizeGreaterThanOrEqualTo(count));
    }

    /** The feeds forget how far they have come, and come as far again. */
    private void readEverythingAgain() throws SQLException {
        node.kill();
        long reached = offsets();
        try (Connection connection = TestDatabase.connect(database);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "DELETE FROM akka_projection_offset_store WHERE projection_name LIKE 'invoicing-%'"))
                    .isPositive();
        }
        node = newNode();
        Awaitility.await().atMost(SOON).until(() -> offsets() >= reached);
    }

    private long offsets() throws SQLException {
        return Stillness.number(
                database,
                "SELECT coalesce(sum(current_offset::bigint), 0) FROM akka_projection_offset_store"
                        + " WHERE projection_name = 'invoicing-Wallet'");
    }

    @Test
    void numbersHaveNoGapAndNeverChangeHoweverOftenReadersDie() throws SQLException {
        int pairs = 60;
        MarketView market = trade(pairs);
        TestMarkets.settle(node.engine(), market);
        awaitDocuments("INVOICE", 3);
        killAndStartAgain();
        awaitDocuments("INVOICE", pairs);
        List<IssuedDocument> issued = documents("INVOICE");

        readEverythingAgain();
        Views.awaitAll(database, SOON);
        assertThat(documents("INVOICE")).isEqualTo(issued);
        int year = YearMonth.now(ZoneOffset.UTC).getYear();
        assertThat(issued)
                .extracting(IssuedDocument::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, pairs)
                        .mapToObj(number -> String.format(Locale.ROOT, "INV-%d-%06d", year, number))
                        .toList());
        assertThat(issued)
                .extracting(invoice -> invoice.document().userId())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, pairs).mapToObj(i -> "backer-" + i).toList());
        assertThat(issued).allSatisfy(invoice -> assertThat(((Invoice) invoice.document()).fee())
                .isEqualTo(1_000_000));
        Views.assertEqualTheJournal(database);
        Audited.clean(database);
    }

    @Test
    void theStatementOfAMonthIsIssuedOnceAndClosesWithTheLedger() throws SQLException {
        MarketView market = trade(2);
        TestMarkets.settle(node.engine(), market);
        awaitDocuments("INVOICE", 2);
        await(node.engine().wallets().withdraw("backer-0", "out", Money.ofCents(1_500)));
        Stillness.await(database, SOON);
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        assertThat(find("backer-0", month, Duration.ZERO).issued()).isNull();

        List<CompletableFuture<Found>> asked = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> find("backer-0", month, NEXT_MONTH)))
                .toList();
        IssuedDocument issued = asked.get(0).join().issued();
        assertThat(asked).allSatisfy(found -> assertThat(found.join().issued()).isEqualTo(issued));
        killAndStartAgain();
        assertThat(find("backer-0", month, NEXT_MONTH).issued()).isEqualTo(issued);

        assertThat(issued.number()).startsWith("ST-" + month).endsWith("-000001");
        Statement statement = (Statement) issued.document();
        assertThat(statement.movements())
                .containsExactly(
                        new Movement("DEPOSIT", 1, 100_000_000),
                        new Movement("WITHDRAWAL", 1, -15_000_000),
                        new Movement("SETTLEMENT", 1, 20_000_000),
                        new Movement("COMMISSION", 1, -1_000_000));
        assertThat(statement.issued()).hasSize(1);
        assertThat(Money.ofMicros(statement.closing())).isEqualTo(balance("backer-0"));
        Found next = find("backer-0", month.plusMonths(1), NEXT_MONTH);
        assertThat(next.issued()).isNull();
        assertThat(next.statement().opening()).isEqualTo(statement.closing());
    }

    private Found find(String user, YearMonth month, Duration later) {
        return await(node.statements(later).find(user, month)).orElseThrow();
    }

    /** Folded from the journal, and as the wallet itself says. */
    private Money balance(String user) throws SQLException {
        Money own = await(node.engine().wallets().view(user)).balance();
        try (Connection connection = TestDatabase.connect(database)) {
            assertThat(WalletFold.at(connection, user, Long.MAX_VALUE).view().balance())
                    .isEqualTo(own);
        }
        return own;
    }

    /** The backer's win becomes a loss, and the layer's loss a win: a credit note for one, an invoice for the other. */
    @Test
    void aCorrectedSettlementTakesTheInvoiceBackAndIssuesWhatIsDueInstead() throws Exception {
        MarketView market = trade(1);
        TestMarkets.settle(node.engine(), market);
        awaitDocuments("INVOICE", 1);
        Stillness.await(database, SOON);
        node.kill();
        correct("backer-0", -30_000_000, -1_000_000);
        correct("layer-0", 30_000_000, 500_000);
        node = newNode();
        awaitDocuments("CREDIT_NOTE", 1);
        awaitDocuments("INVOICE", 2);

        List<IssuedDocument> invoices = documents("INVOICE");
        CreditNote note = (CreditNote) documents("CREDIT_NOTE").get(0).document();
        assertThat(note.userId()).isEqualTo("backer-0");
        assertThat(note.invoice()).isEqualTo(invoices.get(0).number());
        assertThat(note.fee()).isEqualTo(1_000_000);
        Invoice second = (Invoice) invoices.get(1).document();
        assertThat(second.userId()).isEqualTo("layer-0");
        assertThat(second.gross()).isEqualTo(10_000_000);
        assertThat(second.fee()).isEqualTo(500_000);

        readEverythingAgain();
        assertThat(documents("INVOICE")).isEqualTo(invoices);
        assertThat(documents("CREDIT_NOTE")).hasSize(1);
        Statement statement = find("backer-0", note.month(), NEXT_MONTH).statement();
        assertThat(statement.issued()).extracting(Document.Issued::fee).containsExactly(1_000_000L, -1_000_000L);
        assertThat(Money.ofMicros(statement.closing())).isEqualTo(balance("backer-0"));
    }

    /** Adds a second settlement, won by the other selection, after the first: the last event of the wallet. */
    private void correct(String user, long profit, long commission) throws SQLException, IOException {
        CBORMapper mapper = new CBORMapper();
        try (Connection connection = TestDatabase.connect(database)) {
            List<byte[]> last = Rows.of(
                    connection,
                    "SELECT event_payload FROM event_journal WHERE persistence_id = ?"
                            + " ORDER BY sequence_number DESC LIMIT 1",
                    row -> row.getBytes(1),
                    "Wallet|" + user);
            ObjectNode event = (ObjectNode) mapper.readTree(last.get(0));
            event.put("from", event.get("from").asLong() + 1);
            event.put("at", event.get("at").asLong() + 1);
            ObjectNode settled = (ObjectNode) event.at("/effects/0");
            assertThat(settled.get("type").asText()).isEqualTo("Settled");
            settled.put("version", settled.get("version").asLong() + 1);
            settled.put("profit", profit).put("commission", commission);
            settled.withArray("/payouts/fractions").removeAll().add(0).add(10_000);
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
                      adapter_manifest, event_ser_id, event_ser_manifest, event_payload, tag)
                    SELECT persistence_id, sequence_number + 1, writer, write_timestamp,
                      adapter_manifest, event_ser_id, event_ser_manifest, ?, tag
                    FROM event_journal WHERE persistence_id = ? ORDER BY sequence_number DESC LIMIT 1
                    """)) {
                insert.setBytes(1, mapper.writeValueAsBytes(event));
                insert.setString(2, "Wallet|" + user);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }
}
