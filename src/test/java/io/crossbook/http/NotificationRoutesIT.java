package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationRoutesIT {
    private final ApiClient ann = ApiClient.user("100.00");

    private static List<String> kinds(ApiClient user) {
        List<String> kinds = new ArrayList<>();
        user.get("/notifications")
                .expect(200)
                .body()
                .get("items")
                .forEach(item -> kinds.add(item.get("kind").asText()));
        return kinds;
    }

    @Test
    void aLoginAndADepositAreToldOnceEach() {
        await().untilAsserted(() -> assertThat(kinds(ann)).containsExactly("DEPOSITED", "NEW_LOGIN"));
        JsonNode page = ann.get("/notifications?limit=1").expect(200).body();
        assertThat(page.get("unread").asInt()).isEqualTo(2);
        assertThat(page.at("/items/0/text").asText()).isEqualTo("Deposit of 100.00 received.");
        JsonNode next = ann.get("/notifications?limit=1&cursor="
                        + page.get("nextCursor").asText())
                .expect(200)
                .body();
        assertThat(next.at("/items/0/number").asInt()).isEqualTo(1);
        assertThat(next.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void whatIsAcknowledgedIsRead() {
        await().untilAsserted(() -> assertThat(kinds(ann)).hasSize(2));
        assertThat(ann.post("/notifications/acknowledge", "{\"upTo\":1}")
                        .expect(200)
                        .text("unread"))
                .isEqualTo("1");
        assertThat(ann.get("/notifications").body().at("/items/1/read").asBoolean())
                .isTrue();
        ann.post("/notifications/acknowledge", "{\"upTo\":-1}").expect(ProblemCode.INVALID_FIELD);
        ann.post("/notifications/acknowledge", "{\"upTo\":\"1\"}").expect(ProblemCode.INVALID_FIELD);
        ann.post("/notifications/acknowledge", "{}").expect(ProblemCode.MISSING_FIELD);
    }

    @Test
    void aLoginIsToldAtOnceAlthoughEverythingElseIsOff() {
        String name = "u" + UUID.randomUUID().toString().replace("-", "").substring(1);
        String credentials = json("{'username':'%s','password':'a good secret'}", name);
        ApiClient anonymous = ApiClient.anonymous();
        anonymous.post("/users", credentials).expect(201);
        String token = anonymous.post("/sessions", credentials).expect(200).text("accessToken");
        ApiClient carl = anonymous.with(token);
        carl.put(
                        "/notifications/preferences",
                        json("{'categories':{'PAYMENT':[],'SETTLEMENT':[],'MARKET':[],'ALERT':[]},"
                                + "'quietHours':{'from':'00:00','to':'23:59'},'digest':'DAILY'}"))
                .expect(200);
        carl.post("/wallet/deposits", json("{'amount':'1.00','clientRef':'silent'}"))
                .expect(201);
        assertThat(kinds(carl)).containsExactly("NEW_LOGIN");
        anonymous.post("/sessions", credentials).expect(200);
        assertThat(kinds(carl)).containsExactly("NEW_LOGIN", "NEW_LOGIN");
        for (int i = 0; i < 20; i++) {
            anonymous.post("/sessions", credentials.replace("good", "bad"));
        }
        await().untilAsserted(() -> assertThat(kinds(carl)).containsExactly("FAILED_LOGINS", "NEW_LOGIN", "NEW_LOGIN"));
    }

    @Test
    void fillsAreToldToWhomWishesIt() {
        ApiClient bob = ApiClient.user("100.00");
        String market = MarketFixture.openOdds(ApiClient.admin());
        ann.put("/notifications/preferences", json("{'categories':{'FILL':['IN_APP']}}"))
                .expect(200);
        await().untilAsserted(() -> {
            bob.post("/orders", order(market, "home", "LAY", "3.00", "1")).expect(201);
            ann.post("/orders", order(market, "home", "BACK", "3.00", "1")).expect(201);
            assertThat(kinds(ann)).contains("ORDER_FILLED");
        });
        assertThat(ann.get("/notifications").body().at("/items/0/text").asText())
                .startsWith("1.00 matched at 3.00 in ");
        assertThat(kinds(bob)).doesNotContain("ORDER_FILLED");
    }

    @Test
    void whoHasBetHearsOfTheMarketAndItsSettlement() {
        ApiClient admin = ApiClient.admin();
        ApiClient bob = ApiClient.user("100.00");
        String market = MarketFixture.openOdds(admin);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "10")).expect(201);
        await().untilAsserted(() -> {
            admin.post("/markets/" + market + "/suspend", "{}").expect(200);
            admin.post("/markets/" + market + "/open", "{}").expect(200);
            assertThat(kinds(ann)).contains("MARKET_SUSPENDED");
        });
        assertThat(kinds(bob)).doesNotContain("MARKET_SUSPENDED");
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        admin.post("/markets/" + market + "/resolution", json("{'winners':['home'],'reason':'won'}"))
                .expect(202);
        await().untilAsserted(() -> assertThat(kinds(ann)).contains("MARKET_CLOSED", "MARKET_SETTLED"));
    }

    @Test
    void preferencesAreWhatWasPut() {
        JsonNode put = ann.put(
                        "/notifications/preferences",
                        json("{'categories':{'FILL':['EMAIL','IN_APP']},'email':'ann@example.com',"
                                + "'timeZone':'Europe/Madrid','quietHours':{'from':'22:00','to':'07:00'},"
                                + "'digest':'DAILY'}"))
                .expect(200)
                .body();
        assertThat(ann.get("/notifications/preferences").expect(200).body()).isEqualTo(put);
        assertThat(put.at("/categories/FILL/0").asText()).isEqualTo("IN_APP");
        assertThat(put.at("/categories/SECURITY/0").asText()).isEqualTo("IN_APP");
        assertThat(put.at("/quietHours/from").asText()).isEqualTo("22:00");
        ann.put("/notifications/preferences", json("{'categories':{'SECURITY':[]}}"))
                .expect(ProblemCode.MANDATORY_CATEGORY);
        assertThat(ann.get("/notifications/preferences").expect(200).body()).isEqualTo(put);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'categories':{'NOTHING':[]}}",
                "{'categories':{'FILL':['PIGEON']}}",
                "{'categories':{'FILL':null}}",
                "{'categories':{'FILL':[null]}}",
                "{'categories':[]}",
                "{'email':'ann'}",
                "{'email':'ann@example.com\\r\\nBcc: eve@example.com'}",
                "{'timeZone':'Mars/Olympus'}",
                "{'quietHours':{'from':'24:00','to':'07:00'}}",
                "{'quietHours':{'from':'07:00','to':'07:00'}}",
                "{'quietHours':{'from':'7:00','to':'08:00'}}",
                "{'digest':'YEARLY'}",
                "{'digest':1}",
                "{'isAdmin':true}"
            })
    void badPreferencesAreRefused(String body) {
        assertThat(ann.put("/notifications/preferences", json(body)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://localhost/",
                "https://example.com:8443/",
                "https://ann@example.com/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "ftp://example.com/",
                "example.com",
                ""
            })
    void aWebhookInsideTheHouseIsRefused(String url) {
        ann.put("/notifications/webhook", json("{'url':'%s'}", url)).expect(ProblemCode.INVALID_WEBHOOK);
    }

    @Test
    void aWebhookHasASecretThatOnlyItsOwnerSees() {
        ann.get("/notifications/webhook").expect(ProblemCode.NOT_FOUND);
        String body = json("{'url':'https://bot.example.com/crossbook'}");
        JsonNode set = ann.put("/notifications/webhook", body).expect(200).body();
        assertThat(ann.put("/notifications/webhook", body).expect(200).body()).isEqualTo(set);
        assertThat(ann.get("/notifications/webhook").expect(200).body()).isEqualTo(set);
        assertThat(ApiClient.user("0")
                        .put("/notifications/webhook", body)
                        .expect(200)
                        .text("secret"))
                .isNotEqualTo(set.get("secret").asText());
        ann.delete("/notifications/webhook").expect(204);
        ann.get("/notifications/webhook").expect(ProblemCode.NOT_FOUND);
        ann.delete("/notifications/webhook").expect(204);
    }

    @Test
    void aNewUserHasAnEmptyDeliveryLog() {
        assertThat(ann.get("/notifications/deliveries").expect(200).body().get("items"))
                .isEmpty();
    }

    @Test
    void anAlertIsSetOncePerReferenceAndRemoved() {
        String market = MarketFixture.openOdds(ApiClient.admin());
        String body =
                json("{'clientRef':'a1','marketId':'%s','kind':'CROSSES','selectionId':'home','value':'2.50'}", market);
        JsonNode set = ann.post("/alerts", body).expect(201).body();
        assertThat(ann.post("/alerts", body).expect(201).body()).isEqualTo(set);
        ann.post("/alerts", body.replace("2.50", "2.52")).expect(ProblemCode.ALERT_EXISTS_WITH_DIFFERENT_TERMS);
        ann.post("/alerts", body.replace("2.50", "2.51")).expect(ProblemCode.INVALID_ODDS);
        ann.post("/alerts", body.replace("home", "nobody")).expect(ProblemCode.SELECTION_NOT_FOUND);
        ann.post("/alerts", body.replace("CROSSES", "STATUS")).expect(ProblemCode.INVALID_FIELD);
        ann.post("/alerts", body.replace("CROSSES", "MOVE")).expect(ProblemCode.MISSING_FIELD);
        ann.post("/alerts", body.replace(market, "00000000-0000-0000-0000-000000000000"))
                .expect(ProblemCode.MARKET_NOT_FOUND);
        assertThat(ann.get("/alerts").expect(200).body().get("items")).containsExactly(set);
        String id = set.get("alertId").asText();
        ApiClient.user("0").delete("/alerts/" + id).expect(ProblemCode.ALERT_NOT_FOUND);
        ann.delete("/alerts/" + id).expect(204);
        ann.delete("/alerts/" + id).expect(ProblemCode.ALERT_NOT_FOUND);
    }
}
