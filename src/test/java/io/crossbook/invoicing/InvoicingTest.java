package io.crossbook.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.documents.Document;
import io.crossbook.documents.Document.BetLine;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.TestDocuments;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import io.crossbook.protocol.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoicingTest {
    private static final MarketDefinition MARKET = new MarketDefinition(
            "ref",
            MarketKind.ODDS,
            "Match odds",
            "Lions v Bears",
            null,
            List.of(new Selection("lions", "Lions"), new Selection("bears", "Bears")),
            1,
            true,
            200,
            0,
            0,
            null);

    private static Settling settling(long seq, long profit, long commission) {
        var effect = new Effect.Settled(3, Payouts.winners(MARKET.terms(), 0), profit, commission);
        return new Settling(100 + seq, "ann", "m-1", 2, seq, TestDocuments.NOON, effect);
    }

    private static Match match(String order, int selection, Side side, long price, long size, long seq) {
        return reduced(order, selection, side, price, price, size, seq);
    }

    private static Match reduced(
            String order, int selection, Side side, long price, long settledPrice, long size, long seq) {
        return new Match(
                order,
                selection,
                side,
                TickTable.odds().tick(price),
                price,
                settledPrice,
                size,
                seq,
                TestDocuments.NOON + seq);
    }

    private static Invoice invoice(Due due, Match... matches) {
        return Invoicing.invoice(
                TestDocuments.ISSUER, settling(9, due.gross(), due.fee()), due, new Rate(MARKET, 0), List.of(matches));
    }

    @Test
    void betsAreInvoicedAtTheOddsThatRunnersWhoLeftHaveReducedThemTo() {
        Invoice invoice = invoice(
                new Due(62_100_000, 3_100_000, 9),
                reduced("a", 0, Side.BUY, 86_000, 72_100, 1_000, 5),
                reduced("b", 1, Side.SELL, 15_000, 0, 1_000, 6));

        assertThat(invoice.lines()).extracting(BetLine::gross).containsExactly(62_100_000L, 0L);
    }

    @Test
    void anInvoiceHasALineForEachOrderAndTheyAddUp() {
        Invoice invoice = invoice(
                new Due(25_000_000, 500_000, 9),
                match("a", 0, Side.BUY, 30_000, 400, 5),
                match("b", 1, Side.SELL, 15_000, 1_000, 6),
                match("a", 0, Side.BUY, 40_000, 600, 7),
                match("c", 1, Side.BUY, 20_000, 1_100, 8));
        assertThat(invoice.lines()).extracting(BetLine::clientOrderId).containsExactly("a", "b", "c");
        assertThat(invoice.lines()).extracting(BetLine::side).containsExactly("BACK", "LAY", "BACK");
        assertThat(invoice.lines()).extracting(BetLine::gross).containsExactly(26_000_000L, 10_000_000L, -11_000_000L);
        assertThat(invoice.lines().get(0).averagePrice()).isEqualTo(36_000);
        assertThat(invoice.lines().get(0).matches()).isEqualTo(2);
        assertThat(invoice.lines().get(0).firstSeq()).isEqualTo(5);
        assertThat(invoice.lines().get(0).lastSeq()).isEqualTo(7);
        assertThat(invoice.series()).isEqualTo("INV-2026");
        assertThat(invoice.feeRateBps()).isEqualTo(200);
        assertThat(invoice.discountBps()).as("not mentioned when there is none").isNull();
    }

    @Test
    void betsThatDoNotComeToWhatWasSettledAreNotInvoiced() {
        Match bet = match("a", 0, Side.BUY, 30_000, 400, 5);
        assertThatThrownBy(() -> invoice(new Due(8_000_001, 160_000, 9), bet)).hasMessageContaining("come to 8000000");
    }

    @Test
    void tooManyLinesAreCountedAndNotShown() {
        List<Match> bets = new ArrayList<>();
        for (int i = 0; i < Document.LINES_MAX + 30; i++) {
            bets.add(match("order-" + i, 0, Side.BUY, 20_000, 100, 5 + i));
        }
        Due due = new Due(1_000_000L * bets.size(), 4_600_000, 900);
        Invoice invoice = invoice(due, bets.toArray(new Match[0]));
        assertThat(invoice.lines()).hasSize(Document.LINES_MAX);
        assertThat(invoice.bets()).isEqualTo(bets.size());
        assertThat(invoice.gross()).isEqualTo(due.gross());
    }

    @Test
    void onlyCommissionIsInvoiced() {
        assertThat(Due.NOTHING.isInvoicedAs(Due.NOTHING.plus(9, -5_000_000, 0))).isFalse();
        assertThat(Due.NOTHING.isInvoicedAs(Due.NOTHING.plus(9, 5_000_000, 100_000)))
                .isTrue();
        assertThat(Due.NOTHING.isCreditedBefore(Due.NOTHING.plus(9, 5_000_000, 100_000)))
                .isFalse();
    }

    @Test
    void aCorrectionTakesTheInvoiceBackAndIssuesAnotherIfAnythingIsDue() {
        Due first = Due.NOTHING.plus(9, 5_000_000, 100_000);
        Due less = first.plus(12, -2_000_000, -40_000);
        assertThat(first.isCreditedBefore(less)).isTrue();
        assertThat(first.isInvoicedAs(less)).isTrue();
        assertThat(less).isEqualTo(new Due(3_000_000, 60_000, 12));

        Due nothing = less.plus(15, -3_000_000, -60_000);
        assertThat(less.isCreditedBefore(nothing)).isTrue();
        assertThat(less.isInvoicedAs(nothing)).isFalse();

        Due again = nothing.plus(18, 5_000_000, 100_000);
        assertThat(nothing.isCreditedBefore(again)).isFalse();
        assertThat(nothing.isInvoicedAs(again)).isTrue();
    }

    @Test
    void aCorrectionThatChangesNothingLeavesTheInvoiceInForce() {
        Due first = Due.NOTHING.plus(9, 5_000_000, 100_000);
        Due same = first.plus(12, 0, 0);
        assertThat(first.isCreditedBefore(same)).isFalse();
        assertThat(first.isInvoicedAs(same)).isFalse();
        assertThat(same.invoicedBy()).isEqualTo(9);
    }

    @Test
    void aCreditNoteRepeatsTheFiguresOfItsInvoice() {
        Due first = Due.NOTHING.plus(9, 5_000_000, 100_000);
        CreditNote note = Invoicing.creditNote(
                TestDocuments.ISSUER,
                settling(12, -2_000_000, -40_000),
                first,
                new Rate(MARKET, 2_500),
                "INV-2026-000004");
        assertThat(note.invoice()).isEqualTo("INV-2026-000004");
        assertThat(note.gross()).isEqualTo(5_000_000);
        assertThat(note.fee()).isEqualTo(100_000);
        assertThat(note.discountBps()).isEqualTo(2_500);
        assertThat(note.subject()).isEqualTo("m-1@12");
        assertThat(note.series()).isEqualTo("CN-2026");
    }
}
