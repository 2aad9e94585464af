package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.newId;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.http.ApiClient.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What stops trading: switches that people set, and prices that are taken for mistakes. */
class TradingStopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiClient admin = ApiClient.admin();
    private final ApiClient ann = ApiClient.user("1000.00");
    private final ApiClient bob = ApiClient.user("1000.00");

    private void set(String scope, String subject, String mode) {
        String about = subject == null ? "" : "'subject':'" + subject + "',";
        Answer set = admin.post(
                        "/trading-switches", json("{'scope':'%s',%s'mode':'%s','reason':'a test'}", scope, about, mode))
                .expect(200);
        assertThat(set.text("mode")).isEqualTo(mode);
    }

    private static String status(ApiClient user, Answer placed) {
        return user.get("/orders/" + placed.text("orderId")).expect(200).text("status");
    }

    private void awaitCancelled(ApiClient user, Answer placed) {
        Awaitility.await().atMost(PATIENCE).until(() -> status(user, placed).equals("CANCELLED"));
    }

    @Test
    void aUserWhoIsStoppedHasNoOrdersAndMakesNone() {
        String market = MarketFixture.openOdds(admin);
        String first = order(newId(), market, "home", "BACK", "2.50", "10", "");
        Answer resting = ann.post("/orders", first).expect(201);
        String id = ann.get("/users/me").text("userId");

        set("USER", id, "KILLED");

        awaitCancelled(ann, resting);
        Answer refused =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(ProblemCode.TRADING_STOPPED);
        assertThat(refused.text("orderState")).isEqualTo("NOT_APPLIED");
        assertThat(refused.body().at("/details/scope").asText()).isEqualTo("USER");
        assertThat(ann.post("/orders", first).expect(200).text("orderId")).isEqualTo(resting.text("orderId"));
        bob.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        assertThat(admin.get("/trading-switches").expect(200).body().toString()).contains(id);

        set("USER", id, "OPEN");
        ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        assertThat(admin.get("/trading-switches").expect(200).body().toString()).doesNotContain(id);
    }

    @Test
    void aMarketThatIsStoppedIsEmptyAndOthersGoOn() {
        String market = MarketFixture.openOdds(admin);
        String other = MarketFixture.openOdds(admin);
        Answer annsOrder =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        Answer bobsOrder =
                bob.post("/orders", order(market, "away", "BACK", "2.50", "10")).expect(201);

        set("MARKET", market, "KILLED");

        awaitCancelled(ann, annsOrder);
        awaitCancelled(bob, bobsOrder);
        ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(ProblemCode.TRADING_STOPPED);
        ann.post("/orders", order(other, "home", "BACK", "2.50", "10")).expect(201);
    }

    @Test
    void inCancelOnlyModeNothingIsPlacedAndEverythingCanBeCancelled() {
        String market = MarketFixture.openOdds(admin);
        Answer resting =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        try {
            set("EXCHANGE", null, "CANCEL_ONLY");
            ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(ProblemCode.TRADING_STOPPED);
            assertThat(status(ann, resting)).isEqualTo("OPEN");
            ann.delete("/orders/" + resting.text("orderId")).expect(200);
        } finally {
            set("EXCHANGE", null, "OPEN");
        }
        ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
    }

    @Test
    void aSwitchThatMakesNoSenseIsRefused() {
        admin.post("/trading-switches", json("{'scope':'EXCHANGE','subject':'x','mode':'KILLED','reason':'r'}"))
                .expect(ProblemCode.INVALID_FIELD);
        admin.post("/trading-switches", json("{'scope':'USER','mode':'KILLED','reason':'r'}"))
                .expect(ProblemCode.MISSING_FIELD);
        admin.post("/trading-switches", json("{'scope':'PLANET','subject':'x','mode':'KILLED','reason':'r'}"))
                .expect(400);
        ann.post("/trading-switches", json("{'scope':'EXCHANGE','mode':'KILLED','reason':'r'}"))
                .expect(ProblemCode.FORBIDDEN);
    }

    @Test
    void aPriceFarBeyondTheLastTradesIsTakenForAMistake() {
        String market =
                MarketFixture.create(admin, "YES_NO", "'selections':[{'id':'yes','name':'Yes'}],'tickSize':'0.01'");
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        ann.post("/orders", order(market, "yes", "BUY", "0.50", "10")).expect(201);
        bob.post("/orders", order(market, "yes", "SELL", "0.50", "10")).expect(201);

        Answer refused =
                ann.post("/orders", order(market, "yes", "BUY", "0.66", "10")).expect(ProblemCode.PRICE_OUT_OF_BAND);
        assertThat(refused.body().get("details").toString())
                .contains("\"reference\":\"0.50\"", "\"limit\":\"0.65\"", "\"submitted\":\"0.66\"");
        ann.post("/orders", order(market, "yes", "BUY", "0.65", "10")).expect(201);
    }

    @Test
    void aMarketSaysHowLongItIsHaltedAndAnAdminEndsIt() {
        String market =
                MarketFixture.create(admin, "YES_NO", "'selections':[{'id':'yes','name':'Yes'}],'tickSize':'0.01'");
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        bob.post("/orders", order(market, "yes", "SELL", "0.40", "10")).expect(201);
        bob.post("/orders", order(market, "yes", "SELL", "0.65", "10")).expect(201);
        assertThat(ann.get("/markets/" + market).expect(200).body().has("haltedUntil"))
                .isFalse();
        ann.post("/orders", order(market, "yes", "BUY", "0.65", "20")).expect(201);

        var halted = ann.get("/markets/" + market).expect(200).body();
        assertThat(halted.get("status").asText()).isEqualTo("OPEN");
        assertThat(halted.get("haltedUntil").asText()).isNotEmpty();
        ann.post("/orders", order(market, "yes", "BUY", "0.50", "10")).expect(ProblemCode.MARKET_SUSPENDED);
        admin.post("/markets/" + market + "/suspend", "{}").expect(200);
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        assertThat(ann.get("/markets/" + market).expect(200).body().has("haltedUntil"))
                .isFalse();
        ann.post("/orders", order(market, "yes", "BUY", "0.50", "10")).expect(201);
    }
}
