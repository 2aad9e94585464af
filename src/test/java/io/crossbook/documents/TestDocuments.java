package io.crossbook.documents;

import io.crossbook.documents.Document.BetLine;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.Document.Issued;
import io.crossbook.documents.Document.Movement;
import io.crossbook.documents.Document.Settlement;
import io.crossbook.documents.Document.Statement;
import java.util.List;
import java.util.stream.IntStream;

/** Documents for tests. */
public final class TestDocuments {
    /** 2026-03-01T12:00:00Z. */
    public static final long NOON = 1_772_366_400_000_000L;

    public static final Issuer ISSUER =
            new Issuer("Crossbook Ltd", "1 Harbour Street\nValletta", "MT 1", "Exempt from VAT.", "EUR");

    private TestDocuments() {}

    public static Settlement settlement(String market, long seq) {
        return new Settlement("6f9619ff-8b86-5d01-b42d-00c04fc964ff", market, "Lions v Bears", 7, 3, seq, NOON);
    }

    /** An invoice of a user with so many lines, each with this selection, 20.00 in all. */
    public static Invoice invoice(String userId, String selection, int lines) {
        List<BetLine> bets = IntStream.range(0, lines)
                .mapToObj(i -> line(userId, "o-" + i, selection))
                .toList();
        return new Invoice(userId, ISSUER, settlement("Match odds", 9), bets, lines, 20_000_000, 200, 400_000, null);
    }

    private static BetLine line(String userId, String order, String selection) {
        return new BetLine(
                userId + ":" + order, order, selection, "BACK", 1000, 30_000, 2, 20_000_000, 5, 6, NOON, NOON + 1);
    }

    public static CreditNote creditNote(String userId, String invoice) {
        return new CreditNote(userId, ISSUER, invoice, settlement("Match odds", 11), 20_000_000, 200, 400_000, null);
    }

    public static Statement statement(String userId, String month) {
        return new Statement(
                userId,
                ISSUER,
                month,
                5_000_000,
                List.of(new Movement("DEPOSIT", 2, 10_000_000), new Movement("COMMISSION", 1, -400_000)),
                14_600_000,
                4,
                List.of(new Issued("INV-2026-000001", DocumentKind.INVOICE, "Match odds", NOON, 400_000)),
                1);
    }

    public static Statement noActivity(String userId, String month) {
        return new Statement(userId, ISSUER, month, 0, List.of(), 0, 0, List.of(), 0);
    }

    public static IssuedDocument issued(String number, Document document) {
        return IssuedDocument.of(number, NOON, document);
    }
}
