package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Users trade through the API from registration to payout. */
class TradingIT {
    private final ApiClient admin = ApiClient.admin();

    @Test
    void twoUsersBetAgainstEachOtherAndTheWinnerIsPaid() {
        ApiClient ann = ApiClient.user("100.00");
        ApiClient bob = ApiClient.user("100.00");
        String market = MarketFixture.openOdds(admin);
        bob.post("/orders", order(market, "home", "LAY", "2.5", "10")).expect(201);
        var back = ann.post("/orders", order(market, "home", "BACK", "2.50", "10.00"))
                .expect(201);
        assertThat(back.text("status")).isEqualTo("FILLED");
        assertThat(back.text("averagePriceMatched")).isEqualTo("2.50");
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        var resolved = admin.post("/markets/" + market + "/resolution", json("{'winners':['home'],'reason':'2-1'}"))
                .expect(202);
        assertThat(resolved.body().at("/preview/payout").asText()).isEqualTo("15.00");
        assertThat(resolved.body().at("/preview/commission").asText()).isEqualTo("0.30");
        Awaitility.await().untilAsserted(() -> {
            assertThat(admin.get("/markets/" + market).expect(200).text("status"))
                    .isEqualTo("SETTLED");
            assertThat(ann.get("/wallet").expect(200).text("balance")).isEqualTo("114.70");
            assertThat(bob.get("/wallet").expect(200).text("balance")).isEqualTo("85.00");
        });
        assertThat(ann.get("/wallet").text("available")).isEqualTo("114.70");
    }
}
