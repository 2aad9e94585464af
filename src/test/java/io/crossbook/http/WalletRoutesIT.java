package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WalletRoutesIT {
    private final ApiClient ann = ApiClient.user("100.00");

    @Test
    void aDepositHappensOncePerReference() {
        Answer first = ann.post("/wallet/deposits", json("{'amount':'25.5','clientRef':'two'}"))
                .expect(201);
        Answer again = ann.post("/wallet/deposits", json("{'amount':'25.50','clientRef':'two'}"))
                .expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        ann.post("/wallet/deposits", json("{'amount':'25.51','clientRef':'two'}"))
                .expect(ProblemCode.PAYMENT_EXISTS_WITH_DIFFERENT_TERMS);
        assertThat(ann.get("/wallet").text("balance")).isEqualTo("125.50");
    }

    @Test
    void aWithdrawalLeavesOnceAndNeverOverdraws() {
        ann.post("/wallet/withdrawals", json("{'amount':'30','clientRef':'out'}"))
                .expect(202);
        ann.post("/wallet/withdrawals", json("{'amount':'30','clientRef':'out'}"))
                .expect(202);
        Answer refused = ann.post("/wallet/withdrawals", json("{'amount':'70.01','clientRef':'more'}"))
                .expect(ProblemCode.INSUFFICIENT_FUNDS);
        assertThat(refused.body().has("orderState")).isFalse();
        Awaitility.await().untilAsserted(() -> {
            JsonNode wallet = ann.get("/wallet").expect(200).body();
            assertThat(wallet.get("balance").asText()).isEqualTo("70.00");
            assertThat(wallet.get("pendingWithdrawals").asText()).isEqualTo("0.00");
            assertThat(ann.post("/wallet/withdrawals", json("{'amount':'30','clientRef':'out'}"))
                            .text("status"))
                    .isEqualTo("PAID_OUT");
        });
    }

    @Test
    void theLedgerAddsUp() {
        ann.post("/wallet/deposits", json("{'amount':'1.00','clientRef':'second'}"))
                .expect(201);
        ann.post("/wallet/deposits", json("{'amount':'2.00','clientRef':'third'}"))
                .expect(201);
        JsonNode first = ann.get("/wallet/ledger?limit=2").expect(200).body();
        assertThat(first.get("items")).hasSize(2);
        assertThat(first.at("/items/0/ref").asText()).isEqualTo("first");
        assertThat(first.at("/items/1/balanceAfter").asText()).isEqualTo("101.00");
        JsonNode second = ann.get("/wallet/ledger?limit=2&cursor="
                        + first.get("nextCursor").asText())
                .expect(200)
                .body();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.at("/items/0/balanceAfter").asText()).isEqualTo("103.00");
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void walletsAreSeparate() {
        ApiClient bob = ApiClient.user("7.00");
        assertThat(bob.get("/wallet").text("balance")).isEqualTo("7.00");
        assertThat(bob.get("/wallet/ledger").body().get("items")).hasSize(1);
        assertThat(ann.get("/wallet").text("balance")).isEqualTo("100.00");
    }

    @Test
    void positionsShowWhatEachOutcomeBrings() {
        ApiClient bob = ApiClient.user("100.00");
        String market = MarketFixture.openOdds(ApiClient.admin());
        bob.post("/orders", order(market, "home", "LAY", "3.00", "10")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "10")).expect(201);
        Awaitility.await().untilAsserted(() -> {
            JsonNode position = ann.get("/positions").expect(200).body().at("/items/0");
            assertThat(position.at("/marketId").asText()).isEqualTo(market);
            assertThat(position.at("/outcomes/0/selectionId").asText()).isEqualTo("home");
            assertThat(position.at("/outcomes/0/profit").asText()).isEqualTo("20.00");
            assertThat(position.at("/outcomes/1/profit").asText()).isEqualTo("-10.00");
            assertThat(position.at("/exposure").asText()).isEqualTo("10.00");
        });
        assertThat(bob.get("/positions")
                        .expect(200)
                        .body()
                        .at("/items/0/exposure")
                        .asText())
                .isEqualTo("20.00");
        assertThat(ApiClient.user("0").get("/positions").expect(200).body().get("items"))
                .isEmpty();
    }

    @Test
    void adminsFindUsersByNameAndSeeTheirWallets() {
        ApiClient admin = ApiClient.admin();
        JsonNode me = ann.get("/users/me").expect(200).body();
        String user = me.get("userId").asText();
        String name = me.get("username").asText();
        assertThat(admin.get("/users?q=" + name).expect(200).body().get("items"))
                .contains(me);
        assertThat(admin.get("/users?q=" + user).expect(200).body().get("items"))
                .containsExactly(me);
        assertThat(admin.get("/users?q=%25&limit=1").expect(200).body().get("items"))
                .isEmpty();
        JsonNode first = admin.get("/users?limit=1").expect(200).body();
        JsonNode second = admin.get(
                        "/users?limit=1&cursor=" + first.get("nextCursor").asText())
                .expect(200)
                .body();
        assertThat(second.at("/items/0/username").asText())
                .isGreaterThan(first.at("/items/0/username").asText());
        assertThat(admin.get("/users/" + user).expect(200).body()).isEqualTo(me);
        assertThat(admin.get("/users/" + user + "/wallet").expect(200).body())
                .isEqualTo(ann.get("/wallet").expect(200).body());
        admin.get("/users/nobody").expect(ProblemCode.USER_NOT_FOUND);
        admin.get("/users/nobody/wallet").expect(ProblemCode.USER_NOT_FOUND);
        ann.get("/users/" + user + "/wallet").expect(ProblemCode.FORBIDDEN);
    }

    @Test
    void aDiscountIsSetByAdminsAndTakenOffTheCommission() {
        ApiClient admin = ApiClient.admin();
        ApiClient bob = ApiClient.user("100.00");
        String user = ann.get("/users/me").text("userId");
        String path = "/users/" + user + "/commission-discount";
        assertThat(admin.get(path).expect(200).body()).hasSize(2);
        for (String percent : List.of("100.01", "-0.01", "1.001", "x", "99999999999999")) {
            admin.put(path, json("{'discountPercent':'%s','reason':'r'}", percent))
                    .expect(ProblemCode.INVALID_DISCOUNT);
        }
        admin.put(path, json("{'discountPercent':25,'reason':'r'}")).expect(400);
        admin.put(path, json("{'discountPercent':'25'}")).expect(ProblemCode.MISSING_FIELD);
        String body = json("{'discountPercent':'25','reason':'a good customer'}");
        admin.put("/users/nobody/commission-discount", body).expect(ProblemCode.USER_NOT_FOUND);
        ann.put(path, body).expect(ProblemCode.FORBIDDEN);
        ann.get(path).expect(ProblemCode.FORBIDDEN);
        assertThat(ann.get("/wallet").text("commissionDiscountPercent")).isEqualTo("0.00");

        Answer set = admin.put(path, body).expect(200);
        assertThat(set.text("discountPercent")).isEqualTo("25.00");
        assertThat(set.text("by")).isEqualTo(admin.get("/users/me").text("userId"));
        assertThat(admin.put(path, body).expect(200).body()).isEqualTo(set.body());
        assertThat(admin.get(path).expect(200).body()).isEqualTo(set.body());
        assertThat(ann.get("/wallet").text("commissionDiscountPercent")).isEqualTo("25.00");

        String market = MarketFixture.openOdds(admin);
        bob.post("/orders", order(market, "home", "LAY", "3.00", "10")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "10")).expect(201);
        admin.put(path, json("{'discountPercent':'0','reason':'no longer'}")).expect(200);
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        Awaitility.await().untilAsserted(() -> admin.post(
                        "/markets/" + market + "/resolution", json("{'winners':['home'],'reason':'won'}"))
                .expect(202));
        Awaitility.await().untilAsserted(() -> assertThat(ann.get("/wallet").text("balance"))
                .as("20.00 less 2 % less a quarter of that")
                .isEqualTo("119.70"));
    }

    @Test
    void sharesAreIssuedTradedAndValued() {
        ApiClient admin = ApiClient.admin();
        ApiClient bob = ApiClient.user("1000.00");
        String market =
                MarketFixture.create(admin, "SPOT", "'selections':[{'id':'acme','name':'Acme'}],'tickSize':'0.01'");
        String shares = "/markets/" + market + "/shares";
        String founder = ann.get("/users/me").text("userId");
        String issue = json("{'clientRef':'first','userId':'" + founder + "','size':'100','price':'10.00'}");
        admin.post(shares, issue).expect(201);
        admin.post(shares, issue).expect(201);
        admin.post(shares, issue.replace(json("'size':'100'"), json("'size':'101'")))
                .expect(ProblemCode.ISSUE_EXISTS_WITH_DIFFERENT_TERMS);
        admin.post(shares, issue.replace(founder, "nobody")).expect(ProblemCode.USER_NOT_FOUND);
        admin.post("/markets/" + MarketFixture.openOdds(admin) + "/shares", issue)
                .expect(ProblemCode.NOT_A_STOCK);
        ann.post(shares, issue).expect(ProblemCode.FORBIDDEN);

        admin.post("/markets/" + market + "/open", "{}").expect(200);
        bob.post("/orders", order(market, "acme", "SELL", "10.00", "1")).expect(ProblemCode.INSUFFICIENT_HOLDINGS);
        ann.post("/orders", order(market, "acme", "SELL", "12.50", "50")).expect(201);
        bob.post("/orders", order(market, "acme", "BUY", "12.50", "40")).expect(201);
        Awaitility.await().untilAsserted(() -> {
            JsonNode holding = ann.get("/portfolio").expect(200).body().at("/items/0");
            assertThat(holding.get("size").asText()).isEqualTo("60.00");
            assertThat(holding.get("reserved").asText()).isEqualTo("10.00");
            assertThat(holding.get("averagePrice").asText()).isEqualTo("10.00");
            assertThat(holding.get("marketValue").asText()).isEqualTo("750.00");
            assertThat(holding.get("unrealisedProfit").asText()).isEqualTo("150.00");
            assertThat(holding.get("realisedProfit").asText()).isEqualTo("100.00");
            assertThat(bob.get("/portfolio").body().at("/items/0/cost").asText())
                    .isEqualTo("500.00");
        });
        assertThat(ann.get("/wallet").text("balance")).isEqualTo("600.00");
        assertThat(ann.get("/wallet").body().at("/holdings/0/averagePrice").asText())
                .isEqualTo("10.00");

        admin.post("/markets/" + market + "/close", "{}").expect(200);
        admin.post(shares, issue.replace("first", "late")).expect(ProblemCode.MARKET_CLOSED);
        Awaitility.await().untilAsserted(() -> {
            JsonNode delisted = ann.get("/portfolio").expect(200).body().at("/items/0");
            assertThat(delisted.get("status").asText()).isEqualTo("CLOSED");
            assertThat(delisted.get("reserved").asText()).isEqualTo("0.00");
        });
    }

    @Test
    void whoTakesAContractPaysTheFeeAtOnce() {
        ApiClient admin = ApiClient.admin();
        ApiClient bob = ApiClient.user("100.00");
        String market = MarketFixture.create(
                admin, "YES_NO", "'selections':[{'id':'rain','name':'Rain'}],'tickSize':'0.01','takerFeePercent':'7'");
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        assertThat(ann.get("/markets/" + market).text("takerFeePercent")).isEqualTo("7.00");

        ann.post("/orders", order(market, "rain", "BUY", "0.50", "100")).expect(201);
        assertThat(ann.get("/wallet").text("exposure"))
                .as("with the fee it may pay")
                .isEqualTo("51.75");
        bob.post("/orders", order(market, "rain", "SELL", "0.50", "100")).expect(201);

        Awaitility.await().untilAsserted(() -> {
            JsonNode taker = bob.get("/wallet").expect(200).body();
            assertThat(taker.get("balance").asText()).isEqualTo("98.25");
            assertThat(taker.get("exposure").asText()).isEqualTo("50.00");
            JsonNode maker = ann.get("/wallet").expect(200).body();
            assertThat(maker.get("balance").asText()).isEqualTo("100.00");
            assertThat(maker.get("exposure").asText()).isEqualTo("50.00");
        });
        JsonNode fee = bob.get("/wallet/ledger?type=fee").expect(200).body().get("items");
        assertThat(fee.findValuesAsText("amount")).containsExactly("-1.75");
        assertThat(fee.findValuesAsText("balanceAfter")).containsExactly("98.25");
    }
}
