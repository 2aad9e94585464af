package io.crossbook.documents;

import static io.crossbook.documents.TestDocuments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.documents.DocumentSeriesCommand.Draft;
import io.crossbook.documents.DocumentSeriesCommand.IssueDocuments;
import io.crossbook.documents.DocumentSeriesEvent.DocumentIssued;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DocumentSeriesTest {
    private static final long SEED = 20_260_301;

    private DocumentSeries series = new DocumentSeries("INV-2026");
    private final List<DocumentIssued> journal = new ArrayList<>();
    private long now = NOON;

    private DocumentSeriesReply when(String source, long... positions) {
        List<Draft> drafts = LongStream.of(positions)
                .mapToObj(position -> new Draft(position, TestDocuments.invoice("u-" + position, "Lions", 1)))
                .toList();
        Decision<DocumentSeriesEvent, DocumentSeriesReply> decision =
                new IssueDocuments(source, drafts).decide(series, ++now);
        for (DocumentSeriesEvent event : decision.events()) {
            Aggregate.record(series, event);
            journal.add((DocumentIssued) event);
        }
        return decision.reply();
    }

    private List<String> numbers() {
        return journal.stream().map(event -> event.issued().number()).toList();
    }

    @Test
    void numbersFollowEachOther() {
        when("Wallet-1", 10, 12);
        when("Wallet-2", 11);
        assertThat(numbers()).containsExactly("INV-2026-000001", "INV-2026-000002", "INV-2026-000003");
    }

    @Test
    void whatComesAgainKeepsItsNumber() {
        when("Wallet-1", 10, 12);
        assertThat(when("Wallet-1", 10, 12)).isEqualTo(new DocumentSeriesReply.Issued("INV-2026-000002"));
        assertThat(when("Wallet-1", 10)).isEqualTo(new DocumentSeriesReply.Issued("INV-2026-000002"));
        assertThat(when("Wallet-1", 12, 14)).isEqualTo(new DocumentSeriesReply.Issued("INV-2026-000003"));
        assertThat(journal).extracting(DocumentIssued::position).containsExactly(10L, 12L, 14L);
    }

    /** Readers that die anywhere send what they have sent, from some earlier place on. */
    @Test
    void thereIsOneDocumentForEachPositionAndNoGapHoweverOftenReadersDie() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        long[] reached = new long[4];
        while (journal.size() < 500) {
            int source = random.nextInt(reached.length);
            long from = Math.max(1, reached[source] - random.nextInt(6));
            long to = from + random.nextInt(9);
            when("Wallet-" + source, LongStream.rangeClosed(from, to).toArray());
            reached[source] = Math.max(reached[source], to);
            if (random.nextInt(10) == 0) {
                series = DocumentSeries.of("INV-2026", series.snapshot());
            } else if (random.nextInt(10) == 0) {
                series = new DocumentSeries("INV-2026");
                journal.forEach(event -> Aggregate.record(series, event));
            }
        }
        assertThat(numbers())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size())
                        .mapToObj(number -> String.format(java.util.Locale.ROOT, "INV-2026-%06d", number))
                        .toList());
        for (int source = 0; source < reached.length; source++) {
            String name = "Wallet-" + source;
            assertThat(journal.stream().filter(event -> event.source().equals(name)))
                    .extracting(DocumentIssued::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, reached[source]).boxed().toList());
        }
    }

    @Test
    void anotherSeriesDocumentIsNotNumberedHere() {
        var command = new IssueDocuments("Wallet-1", List.of(new Draft(1, TestDocuments.creditNote("u", "INV-1"))));
        assertThatThrownBy(() -> command.decide(series, now)).hasMessageContaining("CN-2026");
    }

    @Test
    void anEventThatDoesNotFitIsRefused() {
        when("Wallet-1", 10);
        DocumentIssued again = journal.get(0);
        assertThatThrownBy(() -> Aggregate.record(series, again)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void statementsOfOneMonthAndSliceShareASeries() {
        assertThat(TestDocuments.statement("u-1", "2026-03").series()).matches("ST-2026-03-(0[0-9]|1[0-5])");
        assertThat(TestDocuments.statement("u-1", "2026-03").series())
                .isNotEqualTo(TestDocuments.statement("u-1", "2026-04").series());
    }

    @Test
    void aStatementThatDoesNotAddUpCannotBeMade() {
        assertThatThrownBy(() ->
                        new Document.Statement("u", TestDocuments.ISSUER, "2026-03", 1, List.of(), 2, 1, List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashIsThatOfTheCanonicalText() throws Exception {
        IssuedDocument issued = TestDocuments.issued("CN-2026-000001", TestDocuments.creditNote("u-1", "INV-2026-1"));
        assertThat(issued.canonicalText())
                .startsWith(
                        """
                        number=CN-2026-000001
                        issuedAt=1772366400000000
                        kind=CREDIT_NOTE
                        userId=u-1
                        issuer.name=Crossbook Ltd
                        issuer.address=1 Harbour Street\\nValletta
                        """)
                .endsWith("\nfee=400000\n");
        byte[] text = issued.canonicalText().getBytes(StandardCharsets.UTF_8);
        assertThat(issued.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
    }

    @Test
    void noTextOfOthersCanImitateAnotherLineOfTheCanonicalText() {
        IssuedDocument honest = TestDocuments.issued("INV-2026-000001", TestDocuments.invoice("u", "A\nfee=0", 1));
        assertThat(honest.canonicalText().lines().filter(line -> line.startsWith("fee=")))
                .containsExactly("fee=400000");
    }
}
