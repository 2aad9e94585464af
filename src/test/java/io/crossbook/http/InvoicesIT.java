package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From bets to invoices in every form, and to whom they are shown. */
class InvoicesIT {
    private static final String EVIL = "<script>alert('x')</script>";
    private static ApiClient admin;
    private static ApiClient ann;
    private static ApiClient bob;
    private static ApiClient eve;
    private static String market;
    private static String number;

    /** Ann backs 10 at 3.00 in two orders and wins 20.00, with 2 % commission; so does Eve, with half of that. */
    @BeforeAll
    static void settle() {
        admin = ApiClient.admin();
        ann = ApiClient.user("100.00");
        bob = ApiClient.user("100.00");
        eve = ApiClient.user("100.00");
        admin.put(
                        "/users/" + eve.get("/users/me").text("userId") + "/commission-discount",
                        json("{'discountPercent':'50','reason':'an old friend'}"))
                .expect(200);
        market = MarketFixture.create(
                admin,
                "ODDS",
                "'selections':[{'id':'home','name':'" + EVIL.replace("'", "\\u0027")
                        + "'},{'id':'away','name':'Away'}],'commissionPercent':'2.00'");
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        bob.post("/orders", order(market, "home", "LAY", "3.00", "20")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "4")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "6")).expect(201);
        eve.post("/orders", order(market, "home", "BACK", "3.00", "10")).expect(201);
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        await().untilAsserted(() -> admin.post(
                        "/markets/" + market + "/resolution", json("{'winners':['home'],'reason':'won'}"))
                .expect(202));
        await().untilAsserted(() -> assertThat(items(ann.get("/documents"))).hasSize(1));
        number = items(ann.get("/documents")).get(0).get("number").asText();
    }

    private static List<JsonNode> items(Answer answer) {
        List<JsonNode> items = new ArrayList<>();
        answer.expect(200).body().get("items").forEach(items::add);
        return items;
    }

    private static HttpResponse<byte[]> bytes(ApiClient client, String path) throws Exception {
        return HttpClient.newHttpClient().send(client.request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void theWinnerGetsOneInvoiceAndTheLoserNone() {
        assertThat(number).matches("INV-20[0-9]{2}-[0-9]{6}");
        assertThat(items(bob.get("/documents"))).isEmpty();
    }

    @Test
    void theInvoiceSaysWhatTheLedgerSays() {
        JsonNode invoice = ann.get("/documents/" + number).expect(200).body().get("invoice");
        assertThat(invoice.get("gross").asText()).isEqualTo("20.00");
        assertThat(invoice.get("feePercent").asText()).isEqualTo("2.00");
        assertThat(invoice.get("fee").asText()).isEqualTo("0.40");
        assertThat(invoice.get("net").asText()).isEqualTo("19.60");
        assertThat(invoice.get("lines").findValuesAsText("gross")).containsExactly("8.00", "12.00");
        assertThat(invoice.get("lines").findValuesAsText("selection")).containsOnly(EVIL);
        JsonNode commission = items(ann.get("/wallet/ledger?type=COMMISSION")).get(0);
        assertThat(commission.get("amount").asText()).isEqualTo("-0.40");
        assertThat(invoice.at("/settlement/walletSeq").asLong())
                .isEqualTo(commission.get("seq").asLong());
    }

    @Test
    void aDiscountIsNamedWhereThereIsOne() {
        await().untilAsserted(() -> assertThat(items(eve.get("/documents"))).hasSize(1));
        String path = "/documents/"
                + items(eve.get("/documents")).get(0).get("number").asText();
        JsonNode invoice = eve.get(path).expect(200).body().get("invoice");
        assertThat(invoice.get("feePercent").asText()).isEqualTo("2.00");
        assertThat(invoice.get("discountPercent").asText()).isEqualTo("50.00");
        assertThat(invoice.get("fee").asText()).isEqualTo("0.20");
        assertThat(eve.get(path + ".html").expect(200).response().body()).contains("2.00 % less 50.00 % of it");
        assertThat(eve.get(path + ".txt").expect(200).response().body()).contains("\ndiscountBps=5000\n");
        assertThat(ann.get("/documents/" + number).body().get("invoice").has("discountPercent"))
                .isFalse();
    }

    @Test
    void pageAndPdfShowTheFiguresOfTheJson() throws Exception {
        JsonNode document = ann.get("/documents/" + number).body();
        String page =
                ann.get("/documents/" + number + ".html").expect(200).response().body();
        HttpResponse<byte[]> pdf = bytes(ann, "/documents/" + number + ".pdf");
        String text = pdfText(pdf.body());
        JsonNode invoice = document.get("invoice");
        List<String> figures = new ArrayList<>(List.of(
                number,
                invoice.get("gross").asText(),
                invoice.get("fee").asText(),
                invoice.get("net").asText(),
                document.get("hash").asText()));
        invoice.get("lines").forEach(line -> {
            figures.add(line.get("clientOrderId").asText());
            figures.add(line.get("size").asText());
            figures.add(line.get("averagePrice").asText());
            figures.add(line.get("gross").asText());
        });
        assertThat(page).contains(figures).doesNotContain("<script");
        assertThat(text).contains(figures).contains("<script>");
        assertThat(header(pdf, "Content-Disposition")).isEqualTo("attachment; filename=\"" + number + ".pdf\"");
        assertThat(header(pdf, "Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void thePageMayDoNothingButShowItself() throws Exception {
        HttpResponse<byte[]> page = bytes(ann, "/documents/" + number + ".html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'sha256-")
                        .contains("frame-ancestors 'none'"));
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theHashIsThatOfTheText() throws Exception {
        JsonNode document = ann.get("/documents/" + number).body();
        String text =
                ann.get("/documents/" + number + ".txt").expect(200).response().body();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(document.get("hash").asText());
        assertThat(text).contains("\nfee=400000\n", "\nsettlement.seq=");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        for (String form : List.of("", ".html", ".pdf", ".txt")) {
            String path = "/documents/" + number + form;
            String tag = header(ann.get(path).response(), "ETag");
            HttpRequest.Builder again =
                    ann.request(path).header("If-None-Match", tag).GET();
            assertThat(ann.send("GET", path, again).status()).as(path).isEqualTo(304);
        }
    }

    @Test
    void toOthersItIsNotThereButToTheOperators() {
        for (String form : List.of("", ".html", ".pdf", ".txt")) {
            bob.get("/documents/" + number + form).expect(ProblemCode.DOCUMENT_NOT_FOUND);
            admin.get("/documents/" + number + form).expect(200);
        }
        for (String nonsense : List.of("INV-2026-999999", "x", "INV-2026-000001.exe", "ST-2026")) {
            ann.get("/documents/" + nonsense).expect(ProblemCode.DOCUMENT_NOT_FOUND);
        }
    }

    @Test
    void theListFiltersAndPages() {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        assertThat(items(ann.get("/documents?kind=INVOICE&month=" + month + "&limit=1")))
                .hasSize(1);
        assertThat(items(ann.get("/documents?kind=CREDIT_NOTE"))).isEmpty();
        assertThat(items(ann.get("/documents?month=2020-01"))).isEmpty();
        ann.get("/documents?month=2020-13").expect(ProblemCode.INVALID_PARAMETER);
        ann.get("/documents?kind=x").expect(ProblemCode.INVALID_PARAMETER);
        ann.get("/documents?x=1").expect(ProblemCode.INVALID_PARAMETER);
        ann.get("/documents?cursor=x").expect(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void theMonthThatGoesOnHasADraft() throws Exception {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        JsonNode draft = ann.get("/statements/" + month).expect(200).body();
        assertThat(draft.get("number").isNull()).isTrue();
        assertThat(draft.has("hash")).isFalse();
        assertThat(draft.at("/statement/opening").asText()).isEqualTo("0.00");
        assertThat(draft.at("/statement/closing").asText())
                .isEqualTo(ann.get("/wallet").text("balance"));
        assertThat(draft.at("/statement/movements").findValuesAsText("amount"))
                .containsExactly("100.00", "20.00", "-0.40");
        assertThat(draft.at("/statement/documents/0/number").asText()).isEqualTo(number);
        assertThat(ann.get("/statements/" + month + ".html")
                        .expect(200)
                        .response()
                        .body())
                .contains("Draft, not numbered", "119.60");
        assertThat(pdfText(bytes(ann, "/statements/" + month + ".pdf").body()))
                .contains("Draft, not numbered", "119.60");
        ann.get("/statements/" + month + ".txt").expect(ProblemCode.DOCUMENT_NOT_FOUND);
    }

    @Test
    void aMonthBeforeTheFirstDepositHasNoActivityAndNoNumber() {
        JsonNode draft = ann.get("/statements/2024-02").expect(200).body();
        assertThat(draft.get("number").isNull()).isTrue();
        assertThat(draft.at("/statement/movements")).isEmpty();
    }

    @Test
    void whatIsNoMonthOrHasNotBegunHasNoStatement() {
        String next =
                YearMonth.from(LocalDate.now(ZoneOffset.UTC)).plusMonths(1).toString();
        for (String month : List.of(next, "2026-00", "1999-01", "x", "2026-1")) {
            ann.get("/statements/" + month).expect(ProblemCode.DOCUMENT_NOT_FOUND);
        }
    }

    @Test
    void theWinnerIsToldOfTheInvoice() {
        await().untilAsserted(() -> assertThat(items(ann.get("/notifications"))).anySatisfy(notice -> {
            assertThat(notice.get("category").asText()).isEqualTo("DOCUMENT");
            assertThat(notice.get("text").asText()).isEqualTo("Invoice " + number + ": 0.40 commission in Match odds.");
        }));
    }
}
