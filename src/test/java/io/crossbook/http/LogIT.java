package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of what the staff did, over all markets, users and switches. */
class LogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ApiClient admin;
    private static String boss;
    private static String ann;
    private static String market;

    /** A second admin does one thing of each kind, so that its entries are the only ones of this actor. */
    @BeforeAll
    static void work() {
        admin = ApiClient.staff("admin");
        boss = admin.get("/users/me").text("userId");
        ann = ApiClient.user("10.00").get("/users/me").text("userId");
        market = MarketFixture.openOdds(admin);
        admin.post("/markets/" + market + "/suspend", "{}").expect(200);
        admin.put("/users/" + ann + "/commission-discount", json("{'discountPercent':'25','reason':'=1+1, friend'}"))
                .expect(200);
        admin.post(
                        "/trading-switches",
                        json("{'scope':'USER','subject':'%s','mode':'CANCEL_ONLY','reason':'a look'}", ann))
                .expect(200);
        String name = "n" + ann.replace("-", "").substring(8);
        admin.post(
                        "/staff",
                        json("{'username':'%s','password':'a good secret','role':'arbiter','reason':'on duty'}", name))
                .expect(201);
    }

    private static List<JsonNode> entries(ApiClient staff, String query) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    staff.get("/log?limit=2" + query + cursor).expect(200).body();
            page.get("items").forEach(found::add);
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        } while (cursor != null);
        return found;
    }

    private static List<String> actions(ApiClient staff, String query) {
        return entries(staff, query).stream()
                .map(entry -> entry.get("action").asText())
                .toList();
    }

    @Test
    void whatAnAdminDidIsThereNewestFirstOverSeveralPages() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(actions(admin, "&actor=" + boss))
                .containsExactly(
                        "StaffAdded", "SwitchSet", "DiscountSet", "MarketSuspended", "MarketOpened", "MarketCreated"));

        JsonNode discount =
                entries(admin, "&actor=" + boss + "&action=DiscountSet").get(0);
        assertThat(discount.get("detail").asText()).isEqualTo("25.00 %");
        assertThat(discount.get("reason").asText()).isEqualTo("=1+1, friend");
        assertThat(discount.get("byName").asText())
                .isEqualTo(admin.get("/users/me").text("username"));
        assertThat(actions(admin, "&userId=" + ann + "&staffOnly=true")).containsExactly("SwitchSet", "DiscountSet");
        assertThat(actions(admin, "&marketId=" + market + "&area=market")).hasSize(3);
        assertThat(actions(admin, "&actor=" + boss + "&to=2020-01-01T00:00:00.000Z"))
                .isEmpty();
    }

    @Test
    void whoMadeSomebodyStaffIsKnown() {
        JsonNode hired = entries(admin, "&area=STAFF&actor=" + boss).get(0);
        assertThat(hired.get("detail").asText()).isEqualTo("ARBITER");
        assertThat(hired.get("reason").asText()).isEqualTo("on duty");
        assertThat(hired.get("username").asText()).startsWith("n");
    }

    @Test
    void whoLookedAtAUserIsThereOnceHoweverOftenAPageAsks() {
        ApiClient curious = ApiClient.staff("admin");
        String me = curious.get("/users/me").text("userId");
        String bob = ApiClient.user("0").get("/users/me").text("userId");
        curious.get("/users/" + bob).expect(200);
        curious.get("/users/nobody-at-all/wallet").expect(ProblemCode.USER_NOT_FOUND);
        Answer first = curious.get("/users/" + bob + "/wallet").expect(200);
        assertThat(first.text("currency")).isEqualTo("EUR");
        for (int i = 0; i < 5; i++) {
            curious.get("/users/" + bob + "/wallet").expect(200);
        }

        List<JsonNode> looks = entries(admin, "&area=USER&actor=" + me);
        List<String> seen =
                looks.stream().map(look -> look.get("action").asText()).toList();
        // Two of each when ten minutes of the clock end in between.
        assertThat(seen).hasSizeBetween(2, 4).containsOnly("UserViewed", "WalletViewed");
        assertThat(looks)
                .allSatisfy(look -> assertThat(look.get("userId").asText()).isEqualTo(bob));
        assertThat(actions(admin, "&staffOnly=true&userId=" + bob)).containsExactlyElementsOf(seen);
    }

    @Test
    void theFileHasTheSameRowsAndStartsNoFormula() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Answer file = admin.get("/log.csv?actor=" + boss).expect(200);
            assertThat(file.response().body().lines()).hasSize(7).anyMatch(line -> line.contains("\"'=1+1, friend\""));
        });
    }

    @Test
    void theOfficeCountsWhatIsGoingOn() {
        ApiClient arbiter = ApiClient.staff("arbiter");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode office = arbiter.get("/office").expect(200).body();
            assertThat(office.at("/markets/SUSPENDED").asLong()).isPositive();
            assertThat(office.at("/waiting").findValuesAsText("marketId")).contains(market);
            assertThat(office.at("/today/users").asLong()).isPositive();
            assertThat(office.at("/payments/suspended").isNumber()).isTrue();
        });
        ApiClient.user("0").get("/office").expect(ProblemCode.FORBIDDEN);
    }

    @Test
    void onlyWithdrawalsUnderWayCanBeAskedFor() {
        admin.get("/payments/withdrawals?limit=1").expect(200);
        admin.get("/payments/withdrawals/payout?userId=" + ann + "&clientRef=never")
                .expect(ProblemCode.WITHDRAWAL_NOT_FOUND);
        admin.get("/payments/withdrawals/payout?userId=" + ann).expect(ProblemCode.INVALID_PARAMETER);
        ApiClient.staff("arbiter").get("/payments/withdrawals").expect(ProblemCode.FORBIDDEN);
    }

    @Test
    void arbitersSeeWhatIsAboutMarketsAndUsersNothing() {
        ApiClient arbiter = ApiClient.staff("arbiter");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(actions(arbiter, "&actor=" + boss))
                .hasSize(3));
        arbiter.get("/log?area=USER").expect(ProblemCode.FORBIDDEN);
        ApiClient.user("0").get("/log").expect(ProblemCode.FORBIDDEN);
        ApiClient.user("0").get("/log.csv").expect(ProblemCode.FORBIDDEN);
        admin.get("/log?staffOnly=maybe").expect(ProblemCode.INVALID_PARAMETER);
        admin.get("/log?cursor=x").expect(ProblemCode.INVALID_PARAMETER);
    }
}
