package io.crossbook.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.StoredJournal;
import io.crossbook.recovery.Inspection.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final List<JournalEntry> JOURNAL = StoredJournal.story(3, 2_000);

    @TempDir
    static Path folder;

    private static List<Path> export;

    @BeforeAll
    static void exportTheStory() throws IOException {
        export = List.of(RecordedExport.of(JOURNAL).writeTo(folder.resolve("export.jsonl.gz")));
    }

    @Test
    void aWalletIsShownAsItWasAfterAnyOfItsEvents() throws SQLException {
        JsonNode first = Inspection.ofExports(export, Kind.WALLET, "alice", Moment.afterEvent(1));
        JsonNode now = Inspection.ofExports(export, Kind.WALLET, "alice", Moment.NOW);

        assertThat(first.path("event").asLong()).isEqualTo(1);
        assertThat(first.at("/wallet/balance").asText()).isEqualTo("500.00");
        assertThat(first.at("/wallet/available").asText()).isEqualTo("500.00");
        assertThat(first.path("orders")).isEmpty();
        assertThat(now.path("event").asLong()).isEqualTo(events("Wallet|alice"));
        assertThat(now.at("/wallet/exposure").asText()).isEqualTo("0.00");
        assertThat(now.at("/wallet/balance").asText()).isNotEqualTo("500.00");
    }

    private static long events(String persistenceId) {
        return JOURNAL.stream()
                .filter(entry -> entry.persistenceId().equals(persistenceId))
                .count();
    }

    @Test
    void aBookAndAMarketAreShownAsTheyWereAtATime() throws SQLException {
        JsonNode last = Inspection.ofExports(export, Kind.MARKET, "market-0", Moment.NOW);
        Instant end = Instant.parse(last.path("at").asText());
        JsonNode before = Inspection.ofExports(export, Kind.MARKET, "market-0", Moment.at(end.minusNanos(1_000)));
        JsonNode book = Inspection.ofExports(export, Kind.BOOK, "market-0", Moment.at(end));

        assertThat(last.at("/market/status").asText()).isIn("SETTLED", "VOIDED");
        assertThat(before.at("/market/status").asText()).isEqualTo("SETTLING");
        assertThat(before.path("event").asLong()).isLessThan(last.path("event").asLong());
        assertThat(book.at("/book/selections")).hasSize(3);
    }

    @Test
    void whatDidNotExistYetIsNotShown() {
        assertThatThrownBy(() -> Inspection.ofExports(export, Kind.WALLET, "nobody", Moment.NOW))
                .isInstanceOf(ExportUnusable.class)
                .hasMessageContaining("Wallet|nobody");
        assertThatThrownBy(() -> Inspection.ofExports(export, Kind.WALLET, "alice", Moment.at(Instant.EPOCH)))
                .isInstanceOf(ExportUnusable.class);
    }
}
