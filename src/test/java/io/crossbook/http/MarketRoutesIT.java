package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.newId;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketRoutesIT {
    private static final String RUNNERS =
            "'selections':[{'id':'a','name':'A'},{'id':'b','name':'B'},{'id':'c','name':'C'}]";

    private final ApiClient admin = ApiClient.admin();
    private final ApiClient anybody = ApiClient.anonymous();

    @Test
    void aMarketIsShownAsItWasDefined() {
        String id = MarketFixture.create(
                admin, "ODDS", RUNNERS + ",'numberOfWinners':2,'commissionPercent':'2.5','rules':'Official result.'");
        JsonNode market = anybody.get("/markets/" + id).expect(200).body();
        assertThat(market.get("status").asText()).isEqualTo("INACTIVE");
        assertThat(market.get("commissionPercent").asText()).isEqualTo("2.50");
        assertThat(market.get("numberOfWinners").asInt()).isEqualTo(2);
        assertThat(market.get("rules").asText()).isEqualTo("Official result.");
        assertThat(market.get("selections")).hasSize(3);
        assertThat(market.has("tickSize")).isFalse();
    }

    @Test
    void theSameDefinitionAgainIsTheSameMarket() {
        String body = json("{'clientRef':'%s','kind':'ODDS','name':'N','event':{'name':'E'},%s}", newId(), RUNNERS);
        Answer first = admin.post("/markets", body).expect(201);
        assertThat(admin.post("/markets", body).expect(201).text("marketId")).isEqualTo(first.text("marketId"));
        admin.post("/markets", body.replace("\"N\"", "\"M\"")).expect(ProblemCode.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'selections':[]",
                "'selections':[{'id':'a','name':'A'},{'id':'a','name':'B'}]",
                "'selections':[{'id':'a','name':'A'}],'numberOfWinners':2",
                "'selections':[{'id':'a','name':'A'}],'exhaustive':true",
                "'selections':[{'id':'a','name':'A'}],'tickSize':'0.01'"
            })
    void impossibleMarketsAreRefused(String fields) {
        String body = json("{'clientRef':'%s','kind':'ODDS','name':'N','event':{'name':'E'},%s}", newId(), fields);
        admin.post("/markets", body).expect(ProblemCode.INVALID_MARKET);
    }

    @Test
    void aMarketIsLedThroughItsLifeByVersions() {
        String id = MarketFixture.create(admin, "ODDS", RUNNERS);
        step(id, "close", "{}", "CLOSED");
        admin.post("/markets/" + id + "/open", "{}").expect(ProblemCode.INVALID_MARKET_TRANSITION);

        String other = MarketFixture.create(admin, "ODDS", RUNNERS);
        long version = step(other, "open", "{}", "OPEN").body().get("version").asLong();
        admin.post("/markets/" + other + "/suspend", json("{'version':%d}", version - 1))
                .expect(ProblemCode.STALE_MARKET_VERSION);
        step(other, "suspend", json("{'version':%d}", version), "SUSPENDED");
        step(other, "suspend", "{}", "SUSPENDED");
        step(other, "open", "{}", "OPEN");
        assertThat(step(other, "in-play", "{}", "OPEN").body().get("inPlay").asBoolean())
                .isTrue();
        admin.post("/markets/" + other + "/resolution", json("{'winners':['a'],'reason':'r'}"))
                .expect(ProblemCode.MARKET_NOT_CLOSED);
    }

    @Test
    void aMarketTellsItsScheduleAndTakesNoImpossibleOne() {
        String times = "'opensAt':'2100-01-01T12:00:00Z','turnInPlayAt':'2100-01-01T13:00:00Z',"
                + "'closesAt':'2100-01-01T15:00:00Z','resolveBy':'2100-01-02T15:00:00Z'";
        String id = MarketFixture.create(admin, "ODDS", RUNNERS + "," + times);
        JsonNode market = anybody.get("/markets/" + id).expect(200).body();
        assertThat(market.get("opensAt").asText()).isEqualTo("2100-01-01T12:00:00.000Z");
        assertThat(market.get("turnInPlayAt").asText()).isEqualTo("2100-01-01T13:00:00.000Z");
        assertThat(market.get("closesAt").asText()).isEqualTo("2100-01-01T15:00:00.000Z");
        assertThat(market.get("resolveBy").asText()).isEqualTo("2100-01-02T15:00:00.000Z");

        refused("'opensAt':'2100-01-01T12:00:00Z','closesAt':'2100-01-01T11:00:00Z'", ProblemCode.INVALID_SCHEDULE);
        refused("'opensAt':'2001-01-01T12:00:00Z'", ProblemCode.SCHEDULE_IN_PAST);
    }

    private void refused(String fields, ProblemCode code) {
        admin.post(
                        "/markets",
                        json(
                                "{'clientRef':'%s','kind':'ODDS','name':'N','event':{'name':'E'},%s,%s}",
                                newId(), RUNNERS, fields))
                .expect(code);
    }

    @Test
    void aSelectionThatLeavesTakesItsPartOfTheOdds() {
        String id = MarketFixture.create(admin, "ODDS", RUNNERS);
        String path = "/markets/" + id + "/selections/b/remove";
        admin.post(path, json("{'reductionPercent':'12.5'}")).expect(200);
        JsonNode removed = anybody.get("/markets/" + id).expect(200).body().at("/selections/1");
        assertThat(removed.get("removed").asBoolean()).isTrue();
        assertThat(removed.get("reductionPercent").asText()).isEqualTo("12.50");
        admin.post("/markets/" + id + "/selections/x/remove", json("{'reductionPercent':'1'}"))
                .expect(ProblemCode.SELECTION_NOT_FOUND);
        step(id, "open", "{}", "OPEN");
        ApiClient.user("10").post("/orders", order(id, "b", "BACK", "2.0", "1")).expect(ProblemCode.SELECTION_REMOVED);
        ApiClient ann = ApiClient.user("10.00");
        ann.post("/orders", order(id, "a", "BACK", "4.00", "10")).expect(201);
        ApiClient.user("30.00")
                .post("/orders", order(id, "a", "LAY", "4.00", "10"))
                .expect(201);
        admin.post("/markets/" + id + "/selections/c/remove", json("{'reductionPercent':'9.69'}"))
                .expect(200);
        Awaitility.await().until(() -> ann.get("/wallet")
                .body()
                .at("/markets/0/profitIfOutcome/0")
                .asText()
                .equals("26.10"));
        admin.post("/markets/" + id + "/selections/a/remove", json("{'reductionPercent':'1'}"))
                .expect(ProblemCode.TOO_FEW_SELECTIONS);
    }

    @Test
    void aVoidMarketGivesEverythingBack() {
        ApiClient ann = ApiClient.user("10.00");
        ApiClient bob = ApiClient.user("10.00");
        String id = MarketFixture.openOdds(admin);
        ann.post("/orders", order(id, "home", "BACK", "2.00", "10")).expect(201);
        bob.post("/orders", order(id, "home", "LAY", "2.00", "10")).expect(201);
        step(id, "close", "{}", "CLOSED");
        Answer resolved = admin.post("/markets/" + id + "/resolution", json("{'void':true,'reason':'abandoned'}"))
                .expect(202);
        assertThat(resolved.body().at("/preview/payout").asText()).isEqualTo("0.00");
        Awaitility.await().untilAsserted(() -> {
            assertThat(anybody.get("/markets/" + id).text("status")).isEqualTo("VOIDED");
            assertThat(ann.get("/wallet").text("available")).isEqualTo("10.00");
            assertThat(bob.get("/wallet").text("available")).isEqualTo("10.00");
        });
        assertThat(anybody.get("/markets/" + id).body().at("/resolution/void").asBoolean())
                .isTrue();
    }

    @Test
    void aMarketEndsOnceAndOnlyAsItCan() {
        String id = MarketFixture.openOdds(admin);
        step(id, "close", "{}", "CLOSED");
        String path = "/markets/" + id + "/resolution";
        admin.post(path, json("{'payouts':{'home':'1','away':'1'},'reason':'r'}"))
                .expect(ProblemCode.INVALID_RESOLUTION);
        admin.post(path, json("{'winners':[],'reason':'r'}")).expect(ProblemCode.INVALID_RESOLUTION);
        admin.post(path, json("{'payouts':{'home':'0.5','away':'0.4'},'reason':'r'}"))
                .expect(ProblemCode.INVALID_RESOLUTION);
        admin.post(path, json("{'winners':['nobody'],'reason':'r'}")).expect(ProblemCode.SELECTION_NOT_FOUND);
        admin.post(path, json("{'winners':['home'],'void':true,'reason':'r'}")).expect(ProblemCode.INVALID_FIELD);
        admin.post(path, json("{'reason':'r'}")).expect(ProblemCode.INVALID_FIELD);
        admin.post(path, json("{'winners':['home']}")).expect(ProblemCode.MISSING_FIELD);
        admin.post(path, json("{'winners':['home'],'reason':'r'}")).expect(202);
        admin.post(path, json("{'winners':['home'],'reason':'again'}")).expect(202);
        admin.post(path, json("{'winners':['away'],'reason':'r'}")).expect(ProblemCode.MARKET_ALREADY_RESOLVED);
    }

    @Test
    void aDeadHeatSharesTheWin() {
        ApiClient ann = ApiClient.user("10.00");
        ApiClient bob = ApiClient.user("20.00");
        String id = MarketFixture.create(admin, "ODDS", RUNNERS);
        step(id, "open", "{}", "OPEN");
        ann.post("/orders", order(id, "a", "BACK", "3.00", "10")).expect(201);
        bob.post("/orders", order(id, "a", "LAY", "3.00", "10")).expect(201);
        step(id, "close", "{}", "CLOSED");
        admin.post("/markets/" + id + "/resolution", json("{'winners':['a','b'],'reason':'nose to nose'}"))
                .expect(202);
        Awaitility.await().untilAsserted(() -> {
            assertThat(ann.get("/wallet").text("balance")).isEqualTo("15.00");
            assertThat(bob.get("/wallet").text("balance")).isEqualTo("15.00");
        });
    }

    @Test
    void inPlayAnOrderWaitsOutTheBetDelayAndIsTakenThen() {
        ApiClient ann = ApiClient.user("10.00");
        String id = MarketFixture.create(admin, "ODDS", RUNNERS + ",'betDelaySeconds':2");
        step(id, "open", "{}", "OPEN");
        step(id, "in-play", "{}", "OPEN");

        Answer delayed =
                ann.post("/orders", order(id, "a", "BACK", "3.00", "10")).expect(202);

        assertThat(delayed.text("status")).isEqualTo("DELAYED");
        assertThat(ann.get("/wallet").text("available")).isEqualTo("0.00");
        String path = "/orders/" + delayed.text("orderId");
        Awaitility.await().until(() -> ann.get(path).expect(200).text("status").equals("OPEN"));
    }

    @Test
    void contractsArePaidByFractions() {
        ApiClient ann = ApiClient.user("10.00");
        ApiClient bob = ApiClient.user("10.00");
        String id = MarketFixture.create(
                admin, "YES_NO", "'selections':[{'id':'yes','name':'It rains'}],'tickSize':'0.01'");
        step(id, "open", "{}", "OPEN");
        bob.post("/orders", order(id, "yes", "SELL", "0.40", "10")).expect(201);
        JsonNode book =
                anybody.get("/markets/" + id + "/book?depth=1").expect(200).body();
        assertThat(book.at("/selections/0/asks").toString()).isEqualTo("[[\"0.40\",\"10.00\"]]");
        ann.post("/orders", order(id, "yes", "BUY", "0.45", "10")).expect(201);
        step(id, "close", "{}", "CLOSED");
        String path = "/markets/" + id + "/resolution";
        admin.post(path, json("{'void':true,'reason':'r'}")).expect(ProblemCode.VOID_NOT_SUPPORTED);
        admin.post(path, json("{'payouts':{'yes':'0.5'},'reason':'half a day'}"))
                .expect(202);
        Awaitility.await().untilAsserted(() -> {
            assertThat(ann.get("/wallet").text("balance")).isEqualTo("11.00");
            assertThat(bob.get("/wallet").text("balance")).isEqualTo("9.00");
        });
    }

    @Test
    void marketsAreListedAndFiltered() {
        String open = MarketFixture.openOdds(admin);
        String inactive = MarketFixture.create(admin, "ODDS", RUNNERS);
        Awaitility.await().untilAsserted(() -> {
            assertThat(listed("?limit=200&status=OPEN")).contains(open).doesNotContain(inactive);
            assertThat(listed("?limit=200&status=inactive")).contains(inactive).doesNotContain(open);
        });
        assertThat(listed("?limit=200&kind=SPOT&q=home")).doesNotContain(open, inactive);
        assertThat(listed("?limit=200&q=HOME%20v")).contains(open, inactive);
        assertThat(listed("?q=no+such+words")).isEmpty();
    }

    @Test
    void whatIsNoMarketIsNotFound() {
        for (String id : List.of("x", newId(), "a%7Cb", "%00", "6f9619ff-8b86-5d01-b42d-00c04fc964fg")) {
            anybody.get("/markets/" + id).expect(ProblemCode.MARKET_NOT_FOUND);
            anybody.get("/markets/" + id + "/book").expect(ProblemCode.MARKET_NOT_FOUND);
            admin.post("/markets/" + id + "/open", "{}").expect(ProblemCode.MARKET_NOT_FOUND);
        }
    }

    private List<String> listed(String query) {
        JsonNode items = anybody.get("/markets" + query).expect(200).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("marketId").asText())
                .toList();
    }

    private Answer step(String id, String name, String body, String status) {
        Answer answer = admin.post("/markets/" + id + "/" + name, body).expect(200);
        assertThat(answer.text("status")).isEqualTo(status);
        return answer;
    }
}
