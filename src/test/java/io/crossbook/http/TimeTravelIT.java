package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The past, rebuilt from events, is what was seen when it was the present. */
class TimeTravelIT {
    private final ApiClient admin = ApiClient.admin();
    private final ApiClient ann = ApiClient.user("100.00");
    private final ApiClient bob = ApiClient.user("100.00");
    private String market;
    private String path;

    @BeforeEach
    void open() {
        market = MarketFixture.openOdds(admin);
        path = "/markets/" + market + "/book";
    }

    @Test
    void aBookIsWhatItWasAtEverySequenceNumber() {
        Map<Long, JsonNode> seen = new LinkedHashMap<>();
        Map<Instant, JsonNode> seenAt = new LinkedHashMap<>();
        Runnable look = () -> {
            JsonNode book = ann.get(path + "?depth=3").expect(200).body();
            seen.put(book.get("seq").asLong(), book);
        };
        look.run();
        for (String price : new String[] {"3.00", "3.05", "3.10", "3.15"}) {
            bob.post("/orders", order(market, "home", "LAY", price, "2")).expect(201);
            look.run();
            ann.post("/orders", order(market, "home", "BACK", price, "1")).expect(201);
            look.run();
        }
        String id = ann.post("/orders", order(market, "away", "BACK", "5.00", "1"))
                .expect(201)
                .text("orderId");
        look.run();
        ann.delete("/orders/" + id).expect(200);
        look.run();
        bob.delete("/orders?marketId=" + market).expect(200);
        look.run();
        look.run();
        seenAt.put(Instant.now(), ann.get(path + "?depth=3").body());
        admin.post("/markets/" + market + "/close", "{}").expect(200);

        assertThat(seen).hasSizeGreaterThan(8);
        seen.forEach((seq, book) -> assertThat(
                        ann.get(path + "?depth=3&atSeq=" + seq).expect(200).body())
                .isEqualTo(book));
        seenAt.forEach((at, book) -> assertThat(
                        ann.get(path + "?depth=3&at=" + at).expect(200).body().get("selections"))
                .isEqualTo(book.get("selections")));
    }

    @Test
    void theDifferenceBetweenTwoPointsLeadsFromOneToTheOther() {
        bob.post("/orders", order(market, "home", "LAY", "3.00", "5")).expect(201);
        long from = ann.get(path).body().get("seq").asLong();
        bob.post("/orders", order(market, "home", "LAY", "2.90", "7")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "2")).expect(201);
        long to = ann.get(path).body().get("seq").asLong();

        JsonNode changes = ann.get(path + "/changes?fromSeq=" + from + "&toSeq=" + to)
                .expect(200)
                .body();
        assertThat(changes.get("selections")).hasSize(1);
        assertThat(changes.at("/selections/0/traded").asText()).isEqualTo("2.00");
        assertThat(changes.at("/selections/0/back").toString())
                .isEqualTo("[[\"3.00\",\"5.00\",\"3.00\"],[\"2.90\",\"0.00\",\"7.00\"]]");
        assertThat(changes.at("/selections/0/lay")).isEmpty();
        assertThat(ann.get(path + "/changes?fromSeq=" + to + "&toSeq=" + to)
                        .expect(200)
                        .body()
                        .get("selections"))
                .isEmpty();
    }

    @Test
    void aWalletIsWhatItWasAtEveryTime() {
        Map<Instant, JsonNode> seen = new LinkedHashMap<>();
        look(seen, "100.00", "0.00");
        spare("25.00");
        look(seen, "100.00", "0.00");
        bob.post("/orders", order(market, "home", "LAY", "3.00", "10")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "4")).expect(201);
        spare("0.00");
        look(seen, "100.00", "4.00");
        JsonNode wallet = ann.get("/wallet").body();
        assertThat(wallet.get("commissionDiscountPercent").asText()).isEqualTo("0.00");
        assertThat(wallet.at("/markets/0/commissionDiscountPercent").asText()).isEqualTo("25.00");
        ann.post("/orders", order(market, "home", "BACK", "4.00", "5")).expect(201);
        look(seen, "100.00", "9.00");
        ann.delete("/orders?marketId=" + market).expect(200);
        look(seen, "100.00", "4.00");
        ann.post("/wallet/withdrawals", json("{'amount':'10','clientRef':'out'}"))
                .expect(202);
        look(seen, "90.00", "4.00");
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        Awaitility.await().untilAsserted(() -> admin.post(
                        "/markets/" + market + "/resolution", json("{'winners':['away'],'reason':'lost'}"))
                .expect(202));
        look(seen, "86.00", "0.00");

        assertThat(seen).hasSize(7);
        seen.forEach((at, then) ->
                assertThat(ann.get("/wallet?at=" + at).expect(200).body()).isEqualTo(then));
    }

    private void spare(String percent) {
        String user = ann.get("/users/me").text("userId");
        String body = json("{'discountPercent':'%s','reason':'a test'}", percent);
        admin.put("/users/" + user + "/commission-discount", body).expect(200);
    }

    /** Remembers the wallet as it is when it has come to this balance and this exposure. */
    private void look(Map<Instant, JsonNode> seen, String balance, String exposure) {
        Awaitility.await().untilAsserted(() -> {
            JsonNode wallet = ann.get("/wallet").expect(200).body();
            assertThat(wallet.get("balance").asText()).isEqualTo(balance);
            assertThat(wallet.get("exposure").asText()).isEqualTo(exposure);
        });
        seen.put(Instant.now(), ann.get("/wallet").body());
    }

    @Test
    void aPointOutsideHistoryHasAName() {
        long head = ann.get(path).body().get("seq").asLong();
        ann.get(path + "?atSeq=0").expect(ProblemCode.BEFORE_FIRST_EVENT);
        ann.get(path + "?atSeq=" + (head + 1)).expect(ProblemCode.BEYOND_LAST_EVENT);
        ann.get(path + "?atSeq=999999999999999999").expect(ProblemCode.BEYOND_LAST_EVENT);
        ann.get(path + "?at=2020-01-01T00:00:00Z").expect(ProblemCode.BEFORE_FIRST_EVENT);
        ann.get(path + "?at=2090-01-01T00:00:00Z").expect(ProblemCode.BEYOND_LAST_EVENT);
        ann.get(path + "/changes?fromSeq=0&toSeq=1").expect(ProblemCode.BEFORE_FIRST_EVENT);
        ann.get(path + "/changes?fromSeq=1&toSeq=" + (head + 1)).expect(ProblemCode.BEYOND_LAST_EVENT);
        ann.get("/wallet?at=2020-01-01T00:00:00Z").expect(ProblemCode.BEFORE_FIRST_EVENT);
        ann.get("/wallet?at=2090-01-01T00:00:00Z").expect(ProblemCode.BEYOND_LAST_EVENT);
        ann.get("/markets/6f9619ff-8b86-5d01-b42d-00c04fc964ff/book?atSeq=1").expect(ProblemCode.MARKET_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?atSeq=1&at=2026-01-01T00:00:00Z",
                "?atSeq=-1",
                "?atSeq=1.5",
                "?atSeq=",
                "?atSeq=9999999999999999999",
                "?atSeq=1&atSeq=2",
                "?at=yesterday",
                "?at=2026-01-01",
                "?at=1700000000",
                "/changes",
                "/changes?fromSeq=1",
                "/changes?fromSeq=2&toSeq=1",
                "/changes?fromSeq=a&toSeq=1"
            })
    void nonsenseIsNoPointInTime(String query) {
        ann.get(path + query).expect(ProblemCode.INVALID_PARAMETER);
    }
}
