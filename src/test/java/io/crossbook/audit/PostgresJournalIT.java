package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Journals in a real PostgreSQL, written by the real serializer, honest and tampered with by SQL. */
class PostgresJournalIT {
    private static final long SEED = 11;
    private static final CBORMapper CBOR = new CBORMapper();

    private final DatabaseSettings database = TestDatabase.fresh();

    @BeforeEach
    void store() throws SQLException {
        try (Connection connection = TestDatabase.connect(database)) {
            StoredJournal.storeStory(connection, SEED, 2_000);
        }
    }

    private AuditReport audit() throws SQLException {
        try (Connection connection = TestDatabase.connect(database)) {
            return Audit.run(PostgresJournal.open(connection, false), true, events -> {});
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = StoredJournal.tamper(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    /** Changes the payload of the last event of a type. */
    private void change(String type, Consumer<ObjectNode> change) throws SQLException, IOException {
        try (Connection connection = StoredJournal.tamper(database);
                PreparedStatement find = connection.prepareStatement(
                        "SELECT ordering, event_payload FROM event_journal WHERE event_ser_manifest LIKE ?"
                                + " ORDER BY ordering DESC LIMIT 1");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE event_journal SET event_payload = ? WHERE ordering = ?")) {
            find.setString(1, "%$" + type);
            try (ResultSet row = find.executeQuery()) {
                assertThat(row.next()).isTrue();
                ObjectNode event = (ObjectNode) CBOR.readTree(row.getBytes(2));
                change.accept(event);
                update.setBytes(1, CBOR.writeValueAsBytes(event));
                update.setLong(2, row.getLong(1));
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whatTheSerializerWroteIsReadAndClean() throws SQLException {
        AuditReport report = audit();

        assertThat(report.isClean()).as("seed %d", SEED).isTrue();
        assertThat(report.figures().bets()).isPositive();
        assertThat(report.figures().commission()).isPositive();
        assertThat(report.figures().balances()
                        + report.figures().commission()
                        + report.figures().withdrawn())
                .isEqualTo(report.figures().deposited());
    }

    @Test
    void aDeletedRowIsFound() throws SQLException {
        execute("DELETE FROM event_journal WHERE persistence_id = 'Wallet|bob' AND sequence_number = 3");

        assertThat(audit().first(Invariant.CHAIN).get(0).where()).isEqualTo(new Where("Wallet|bob", 4));
    }

    @Test
    void aRowMarkedAsDeletedIsFound() throws SQLException {
        execute("UPDATE event_journal SET deleted = true WHERE persistence_id = 'Wallet|bob' AND sequence_number = 3");

        assertThat(audit().first(Invariant.CHAIN).get(0).text()).contains("marked as deleted");
    }

    @Test
    void aChangedAmountIsFound() throws SQLException, IOException {
        change("Deposited", event -> event.put("amount", 1));

        assertThat(audit().differences(Invariant.NON_NEGATIVE)).isPositive();
    }

    @Test
    void aFractionOfAMicroIsNotReadAsAWholeOne() throws SQLException, IOException {
        change("Deposited", event -> event.put("amount", 10.9));

        assertThat(audit().first(Invariant.CHAIN).get(0).text()).startsWith("unreadable");
    }

    @Test
    void aMissingFieldIsNotReadAsZero() throws SQLException, IOException {
        change("SettlementStarted", event -> event.remove("commission"));

        assertThat(audit().first(Invariant.CHAIN).get(0).text()).startsWith("unreadable");
    }

    @Test
    void aChangedFillIsFound() throws SQLException, IOException {
        change(
                "OrderAccepted",
                event -> event.put("sizeCancelled", event.get("sizeCancelled").asLong() + 1));

        assertThat(audit().differences(Invariant.MATCHING)).isPositive();
    }

    @Test
    void aRemovedEffectIsFound() throws SQLException, IOException {
        change("EffectsApplied", event -> event.putArray("effects"));

        assertThat(audit().isClean()).isFalse();
    }

    @Test
    void anUnknownEventIsFound() throws SQLException {
        execute("UPDATE event_journal SET event_ser_manifest = 'io.crossbook.Nothing' WHERE ordering ="
                + " (SELECT min(ordering) FROM event_journal)");

        assertThat(audit().first(Invariant.CHAIN).get(0).text()).contains("unknown event io.crossbook.Nothing");
    }
}
