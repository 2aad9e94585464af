package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossbook.documents.Document;
import io.crossbook.documents.Document.BetLine;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.Document.Issued;
import io.crossbook.documents.Document.Movement;
import io.crossbook.documents.Document.Statement;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.Issuer;
import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import java.util.List;

/** Documents on the wire; of the three parts one is there. */
record DocumentJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) String number,
        String kind,
        String month,
        String userId,
        String time,
        String hash,
        IssuerJson issuer,
        InvoiceJson invoice,
        CreditNoteJson creditNote,
        StatementJson statement) {

    record IssuerJson(String name, String address, String taxId, String taxNote, String currency) {
        static IssuerJson of(Issuer issuer) {
            return new IssuerJson(issuer.name(), issuer.address(), issuer.taxId(), issuer.taxNote(), issuer.currency());
        }
    }

    record SettlementJson(
            String marketId,
            String market,
            String event,
            long version,
            String settledAt,
            long firstWalletSeq,
            long walletSeq) {
        static SettlementJson of(Document.Settlement settlement) {
            return new SettlementJson(
                    settlement.marketId(),
                    settlement.market(),
                    settlement.fixture(),
                    settlement.version(),
                    Times.ofMicros(settlement.settledAt()),
                    settlement.fromSeq(),
                    settlement.seq());
        }
    }

    record LineJson(
            String orderId,
            String clientOrderId,
            String selection,
            String side,
            String size,
            String averagePrice,
            int matches,
            String gross,
            String firstMatchedAt,
            String lastMatchedAt,
            long firstWalletSeq,
            long lastWalletSeq) {
        static LineJson of(BetLine line) {
            return new LineJson(
                    line.orderId(),
                    line.clientOrderId(),
                    line.selection(),
                    line.side(),
                    Size.format(line.size()),
                    Price.format(line.averagePrice()),
                    line.matches(),
                    money(line.gross()),
                    Times.ofMicros(line.firstAt()),
                    Times.ofMicros(line.lastAt()),
                    line.firstSeq(),
                    line.lastSeq());
        }
    }

    record InvoiceJson(
            SettlementJson settlement,
            List<LineJson> lines,
            int linesOmitted,
            String gross,
            String feePercent,
            String discountPercent,
            String fee,
            String net) {
        static InvoiceJson of(Invoice invoice) {
            return new InvoiceJson(
                    SettlementJson.of(invoice.settlement()),
                    invoice.lines().stream().map(LineJson::of).toList(),
                    invoice.bets() - invoice.lines().size(),
                    money(invoice.gross()),
                    percent(invoice.feeRateBps()),
                    invoice.discountBps() == null ? null : percent(invoice.discountBps()),
                    money(invoice.fee()),
                    money(Math.subtractExact(invoice.gross(), invoice.fee())));
        }
    }

    record CreditNoteJson(
            String invoice,
            SettlementJson settlement,
            String gross,
            String feePercent,
            String discountPercent,
            String feeCredited) {
        static CreditNoteJson of(CreditNote note) {
            return new CreditNoteJson(
                    note.invoice(),
                    SettlementJson.of(note.settlement()),
                    money(note.gross()),
                    percent(note.feeRateBps()),
                    note.discountBps() == null ? null : percent(note.discountBps()),
                    money(note.fee()));
        }
    }

    record MovementJson(String type, long entries, String amount) {
        static MovementJson of(Movement movement) {
            return new MovementJson(movement.type(), movement.count(), money(movement.amount()));
        }
    }

    record ListedJson(String number, String kind, String market, String settledAt, String fee) {
        static ListedJson of(Issued issued) {
            return new ListedJson(
                    issued.number(),
                    issued.kind().name(),
                    issued.market(),
                    Times.ofMicros(issued.settledAt()),
                    money(issued.fee()));
        }
    }

    record StatementJson(
            String opening,
            List<MovementJson> movements,
            String closing,
            long walletSeq,
            List<ListedJson> documents,
            int documentsOmitted) {
        static StatementJson of(Statement statement) {
            return new StatementJson(
                    money(statement.opening()),
                    statement.movements().stream().map(MovementJson::of).toList(),
                    money(statement.closing()),
                    statement.seq(),
                    statement.issued().stream().map(ListedJson::of).toList(),
                    statement.documents() - statement.issued().size());
        }
    }

    /** A line of the list. */
    record Summary(String number, String kind, String month, String time, String hash) {
        static Summary of(IssuedDocument issued) {
            return new Summary(
                    issued.number(),
                    issued.document().kind().name(),
                    issued.document().month().toString(),
                    Times.ofMicros(issued.issuedAt()),
                    issued.hash());
        }
    }

    /** A document; number and hash are null for a draft. */
    static DocumentJson of(Document document, String number, String hash, long at) {
        return new DocumentJson(
                number,
                document.kind().name(),
                document.month().toString(),
                document.userId(),
                Times.ofMicros(at),
                hash,
                IssuerJson.of(document.issuer()),
                document instanceof Invoice invoice ? InvoiceJson.of(invoice) : null,
                document instanceof CreditNote note ? CreditNoteJson.of(note) : null,
                document instanceof Statement statement ? StatementJson.of(statement) : null);
    }

    private static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }

    private static String percent(int basisPoints) {
        return Decimals.format(basisPoints, 2, 2);
    }
}
