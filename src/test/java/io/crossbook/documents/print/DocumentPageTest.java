package io.crossbook.documents.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.documents.Document;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.TestDocuments;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class DocumentPageTest {
    private static final PdfPrinter PRINTER = new PdfPrinter(2, 16);

    @AfterAll
    static void stop() {
        PRINTER.close();
    }

    private static String page(String selection, int lines) {
        return DocumentPage.of(TestDocuments.issued("INV-2026-000001", TestDocuments.invoice("u-1", selection, lines)));
    }

    private static String pdfText(String page) throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(PRINTER.print(page).toCompletableFuture().join())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void thePageAndThePdfShowTheSameFigures() throws IOException {
        String page = page("Lions", 2);
        String text = pdfText(page);
        for (String figure : List.of("INV-2026-000001", "Crossbook Ltd", "Lions", "10.00", "3.00", "20.00", "0.40")) {
            assertThat(page).contains(figure);
            assertThat(text).contains(figure);
        }
        assertThat(text)
                .contains("Commission 2.00 %", "EUR 19.60", "Page 1 of 1", "Exempt from VAT.", "wallet events 5");
    }

    @Test
    void aDiscountStandsBesideTheRate() {
        Document.Invoice full = TestDocuments.invoice("u-1", "Lions", 1);
        var spared = new Document.Invoice(
                full.userId(),
                full.issuer(),
                full.settlement(),
                full.lines(),
                full.bets(),
                full.gross(),
                full.feeRateBps(),
                300_000,
                2_500);
        assertThat(DocumentPage.of(TestDocuments.issued("INV-2026-000001", spared)))
                .contains("Commission 2.00 % less 25.00 % of it", "19.70");
        assertThat(page("Lions", 1)).doesNotContain("of it");
    }

    @Test
    void manyLinesGoOverPagesWithTheirTitles() throws IOException {
        String text = pdfText(page("Lions", 100));
        int titles = text.split("Selection and order", -1).length - 1;
        int pages = text.split("Page [0-9]+ of ", -1).length - 1;
        assertThat(titles).isBetween(3, pages);
        assertThat(text).contains("Page 1 of " + pages, "Page " + pages + " of " + pages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</td></tr></table><img src=\"http://127.0.0.1:1/x\"/>",
                "&xxe; <!ENTITY xxe SYSTEM \"file:///etc/passwd\"> ]]>",
                "\u202e00.000,1 RUE\u202c \u2066\u200f\u0000\u0007\ufffe\ud800",
                "שלום עולם مرحبا",
                "@import url(http://127.0.0.1:1/x); } body { display: none }"
            })
    void whatOthersWroteIsTextAndNothingElse(String name) throws Exception {
        String page = page(name, 1);
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
        assertThat(xml.getElementsByTagName("script").getLength()).isZero();
        assertThat(xml.getElementsByTagName("img").getLength()).isZero();
        assertThat(xml.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(page.codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
                .isEmpty();
        assertThat(pdfText(page)).contains("EUR 19.60");
    }

    @Test
    void aVeryLongNameIsBrokenAndHidesNothing() throws IOException {
        String text = pdfText(page("A".repeat(200), 1));
        assertThat(text.replaceAll("\\s", "")).contains("A".repeat(200));
        assertThat(text).contains("BACK", "10.00", "3.00");
    }

    /** The extractor turns what is drawn from right to left back into what was written. */
    @Test
    void hebrewIsDrawnFromRightToLeft() throws IOException {
        assertThat(pdfText(page("Lions (שלום עולם)", 1))).contains("Lions (שלום עולם)");
        assertThat(TwoWays.REORDERER.reorderRTLTextToLTR("שלום (ab")).isEqualTo("ba) םולש");
    }

    @Test
    void aDraftSaysThatItIsOne() throws IOException {
        String page = DocumentPage.ofDraft(TestDocuments.noActivity("u-1", "2026-03"), TestDocuments.NOON);
        assertThat(pdfText(page))
                .contains("Draft, not numbered", "No activity", "Closing balance")
                .doesNotContain("SHA");
    }

    @Test
    void aStatementShowsHowItsBalanceCameAbout() throws IOException {
        IssuedDocument issued = TestDocuments.issued("ST-2026-03-07-000001", TestDocuments.statement("u-1", "2026-03"));
        assertThat(pdfText(DocumentPage.of(issued)))
                .contains("Opening balance 5.00", "Deposits 2 10.00", "Commissions 1 -0.40", "Closing balance 14.60")
                .contains("INV-2026-000001", issued.hash());
    }

    @Test
    void thePolicyAllowsTheOneStyleSheetAndNothingElse() {
        assertThat(DocumentPage.POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page("Lions", 1))
                .contains("<style>" + Style.SHEET + "</style>")
                .doesNotContain("style=");
    }

    @Test
    void moreThanCanWaitAreTurnedAway() {
        try (PdfPrinter narrow = new PdfPrinter(1, 1)) {
            List<CompletableFuture<byte[]>> prints = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                prints.add(narrow.print(page("Lions", 200)).toCompletableFuture());
            }
            assertThat(prints.get(0).join()).isNotEmpty();
            assertThatThrownBy(prints.get(19)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }
}
