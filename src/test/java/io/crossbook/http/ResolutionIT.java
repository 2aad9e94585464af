package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import io.crossbook.payments.RequestSignature;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A result takes two people, users may dispute it, and an arbiter has the last word. */
class ResolutionIT {
    private static final String RUNNERS = "'selections':[{'id':'home','name':'Home'},{'id':'away','name':'Away'}]";
    private static final String HOME = json("{'winners':['home'],'reason':'2-1'}");
    private static final String AWAY = json("{'winners':['away'],'reason':'1-2'}");
    private static final String WHY = json("{'reason':'offside'}");
    private static final String TEXT_HASH = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private final ApiClient admin = ApiClient.admin();
    private final ApiClient second = ApiClient.staff("admin");
    private final ApiClient ann = ApiClient.user("100.00");
    private final ApiClient bob = ApiClient.user("100.00");

    /** A closed market in which ann has backed and bob laid home, 10.00 at 3.00. */
    private String closed(String rules) {
        String market = MarketFixture.create(admin, "ODDS", RUNNERS + ",'commissionPercent':'5'," + rules);
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        bob.post("/orders", order(market, "home", "LAY", "3.00", "10")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "10")).expect(201);
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        return "/markets/" + market;
    }

    private static String propose(ApiClient by, String market, String body) {
        Answer proposed = by.post(market + "/resolution", body).expect(202);
        assertThat(proposed.text("status")).isEqualTo("PROPOSED");
        return market + "/resolution/" + proposed.text("proposalId");
    }

    private void awaitSettled(String market, String annHas, String bobHas) {
        Awaitility.await().untilAsserted(() -> {
            assertThat(admin.get(market).expect(200).text("status")).isEqualTo("SETTLED");
            assertThat(ann.get("/wallet").expect(200).text("balance")).isEqualTo(annHas);
            assertThat(bob.get("/wallet").expect(200).text("balance")).isEqualTo(bobHas);
        });
    }

    @Test
    void aWrongResultIsCorrectedByTwoAdminsAndWhoHasSpentItOwes() {
        String market = closed("'approvals':1");
        admin.post(market + "/resolution", HOME).expect(202);
        awaitSettled(market, "119.00", "80.00");
        ann.post("/wallet/withdrawals", json("{'amount':'119','clientRef':'out'}"))
                .expect(202);

        admin.post(market + "/correction", HOME).expect(202);
        Answer first = admin.post(market + "/correction", AWAY).expect(202);
        assertThat(first.text("status")).isEqualTo("PROPOSED");
        assertThat(admin.post(market + "/correction", AWAY).expect(202).text("status"))
                .isEqualTo("PROPOSED");
        ann.post(market + "/correction", AWAY).expect(ProblemCode.FORBIDDEN);
        second.post(market + "/correction", AWAY).expect(202);

        Awaitility.await().untilAsserted(() -> {
            assertThat(admin.get(market).expect(200).text("status")).isEqualTo("SETTLED");
            assertThat(ann.get("/wallet").expect(200).text("owed")).isEqualTo("29.00");
            assertThat(bob.get("/wallet").expect(200).text("balance")).isEqualTo("109.50");
        });
        ann.post("/wallet/withdrawals", json("{'amount':'1','clientRef':'more'}"))
                .expect(ProblemCode.INSUFFICIENT_FUNDS);
        ann.post("/wallet/deposits", json("{'amount':'30','clientRef':'back'}")).expect(201);
        JsonNode wallet = ann.get("/wallet").expect(200).body();
        assertThat(wallet.get("owed").asText()).isEqualTo("0.00");
        assertThat(wallet.get("available").asText()).isEqualTo("1.00");
    }

    @Test
    void whatOneAdminProposesAnotherApproves() {
        String market = closed("'approvals':2");
        String proposal = propose(admin, market, json("{'winners':['home'],'reason':'2-1','evidence':{'text':'foo'}}"));
        propose(admin, market, HOME);

        admin.post(proposal + "/approve", "{}").expect(ProblemCode.FOUR_EYES_REQUIRED);
        ApiClient.admin().post(proposal + "/approve", "{}").expect(ProblemCode.FOUR_EYES_REQUIRED);
        ann.post(proposal + "/approve", "{}").expect(ProblemCode.FORBIDDEN);
        ann.get(market + "/resolution").expect(ProblemCode.FORBIDDEN);
        second.post(market + "/resolution", AWAY).expect(ProblemCode.MARKET_ALREADY_PROPOSED);
        second.post(market + "/resolution/other/approve", "{}").expect(ProblemCode.PROPOSAL_NOT_FOUND);

        JsonNode seen = second.get(market + "/resolution").expect(200).body();
        assertThat(seen.at("/preview/users").asInt()).isEqualTo(2);
        assertThat(seen.at("/preview/payout").asText()).isEqualTo("20.00");
        assertThat(seen.at("/preview/commission").asText()).isEqualTo("1.00");
        assertThat(seen.at("/proposal/evidence/sha256").asText()).isEqualTo(TEXT_HASH);
        assertThat(seen.at("/proposal/proposedBy").asText())
                .isEqualTo(admin.get("/users/me").text("userId"));
        JsonNode shown = ann.get(market).expect(200).body();
        assertThat(shown.get("status").asText()).isEqualTo("PROPOSED");
        assertThat(shown.at("/proposal/approved").asBoolean()).isFalse();
        assertThat(shown.get("proposal").has("proposedBy")).isFalse();
        assertThat(ann.get("/wallet").text("balance")).isEqualTo("100.00");

        second.post(proposal + "/approve", "{}").expect(202);
        second.post(proposal + "/approve", "{}").expect(202);
        awaitSettled(market, "119.00", "80.00");

        ann.get(market + "/log").expect(ProblemCode.FORBIDDEN);
        JsonNode log = second.get(market + "/log").expect(200).body();
        assertThat(log.findValuesAsText("event"))
                .containsSubsequence(
                        "MarketOpened", "MarketClosed", "ResolutionProposed", "ResolutionApproved", "MarketResolved");
        assertThat(log.findValuesAsText("reason")).contains("2-1");
        assertThat(log.findValuesAsText("by")).contains(second.get("/users/me").text("userId"));
    }

    @Test
    void aProposalIsTakenOffAndAnotherMade() {
        String market = closed("'approvals':2");
        String proposal = propose(admin, market, HOME);

        Answer rejected = second.post(proposal + "/reject", WHY).expect(200);
        assertThat(rejected.text("status")).isEqualTo("CLOSED");
        second.post(proposal + "/approve", "{}").expect(ProblemCode.PROPOSAL_NOT_FOUND);
        second.get(market + "/resolution").expect(ProblemCode.PROPOSAL_NOT_FOUND);

        String other = propose(second, market, AWAY);
        admin.post(other + "/approve", "{}").expect(202);
        awaitSettled(market, "90.00", "109.50");
    }

    @Test
    void theSecondDisputeIsForTheArbiter() {
        ApiClient arbiter = ApiClient.staff("arbiter");
        String market = closed("'approvals':2,'disputeSeconds':3600");
        ann.post(market + "/disputes", WHY).expect(ProblemCode.DISPUTE_WINDOW_CLOSED);
        String first = propose(admin, market, AWAY);
        Answer approved = second.post(first + "/approve", "{}").expect(202);
        assertThat(approved.text("status")).isEqualTo("PROPOSED");

        ApiClient.user("10.00").post(market + "/disputes", WHY).expect(ProblemCode.NOTHING_AT_STAKE);
        admin.post(market + "/disputes", WHY).expect(ProblemCode.FORBIDDEN);
        assertThat(ann.post(market + "/disputes", WHY).expect(202).text("status"))
                .isEqualTo("DISPUTED");
        arbiter.post(market + "/arbitration", HOME).expect(ProblemCode.INVALID_MARKET_TRANSITION);

        String next = propose(second, market, HOME);
        admin.post(next + "/approve", "{}").expect(202);
        bob.post(market + "/disputes", WHY).expect(202);
        admin.post(market + "/resolution", AWAY).expect(ProblemCode.ARBITER_REQUIRED);
        admin.post(market + "/arbitration", AWAY).expect(ProblemCode.FORBIDDEN);
        JsonNode shown = ann.get(market).expect(200).body();
        assertThat(shown.get("disputes")).hasSize(2);
        assertThat(shown.at("/disputes/0").has("userId")).isFalse();
        assertThat(arbiter.get(market + "/resolution").expect(200).body().at("/disputes/0/userId"))
                .isEqualTo(ann.get("/users/me").body().get("userId"));

        arbiter.post(market + "/arbitration", json("{'winners':['home'],'tooEarly':true,'reason':'r'}"))
                .expect(ProblemCode.INVALID_FIELD);
        arbiter.post(market + "/arbitration", json("{'winners':['nobody'],'reason':'r'}"))
                .expect(ProblemCode.SELECTION_NOT_FOUND);
        arbiter.post(market + "/arbitration", HOME).expect(202);
        awaitSettled(market, "119.00", "80.00");
    }

    /** What became of a user's last dispute with a bond. */
    private static JsonNode dispute(ApiClient user) {
        return user.get("/wallet/disputes").expect(200).body().at("/items/0");
    }

    @Test
    void aDisputeTakesTheBondWhichIsRewardedWhenItWasRightAndLostWhenItWasWrong() {
        ApiClient arbiter = ApiClient.staff("arbiter");
        String market = closed("'approvals':2,'disputeSeconds':3600,'disputeBond':'10.00'");
        assertThat(ann.get(market).text("disputeBond")).isEqualTo("10.00");
        bob.post(market + "/disputes", WHY).expect(ProblemCode.DISPUTE_WINDOW_CLOSED);
        second.post(propose(admin, market, HOME) + "/approve", "{}").expect(202);

        assertThat(bob.post(market + "/disputes", WHY).expect(202).text("status"))
                .isEqualTo("DISPUTED");
        bob.post(market + "/disputes", WHY).expect(202);
        ann.post(market + "/disputes", WHY).expect(ProblemCode.MARKET_ALREADY_DISPUTED);
        JsonNode wallet = bob.get("/wallet").expect(200).body();
        assertThat(wallet.get("disputeBonds").asText()).isEqualTo("10.00");
        assertThat(wallet.get("available").asText()).isEqualTo("70.00");
        assertThat(bob.get(market).body().at("/disputes/0/bond").asText()).isEqualTo("10.00");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(dispute(bob).get("status").asText()).isEqualTo("HELD"));

        admin.post(propose(second, market, AWAY) + "/approve", "{}").expect(202);
        ann.post("/wallet/withdrawals", json("{'amount':'85','clientRef':'out'}"))
                .expect(202);
        ann.post(market + "/disputes", WHY).expect(ProblemCode.INSUFFICIENT_FUNDS);
        ann.post("/wallet/deposits", json("{'amount':'85','clientRef':'in'}")).expect(201);
        ann.post(market + "/disputes", WHY).expect(202);
        arbiter.post(market + "/arbitration", AWAY).expect(202);

        awaitSettled(market, "80.00", "114.50");
        assertThat(dispute(ann).get("status").asText()).isEqualTo("FORFEITED");
        assertThat(dispute(bob).get("status").asText()).isEqualTo("REWARDED");
        assertThat(dispute(bob).get("reward").asText()).isEqualTo("5.00");
        assertThat(bob.get("/wallet").text("disputeBonds")).isEqualTo("0.00");
        JsonNode line = ann.get("/wallet/ledger?type=DISPUTE_BOND").expect(200).body();
        assertThat(line.at("/items/0/amount").asText()).isEqualTo("-10.00");
        assertThat(line.at("/items/0/ref").asText()).isEqualTo(market.substring("/markets/".length()));
    }

    /** A report as its source signs and sends it. */
    private static Answer report(String source, String market, String winner, long secondsAgo, String secret) {
        String body = json(
                "{'marketId':'%s','winners':['%s'],'reason':'full time'}",
                market.substring("/markets/".length()), winner);
        long time = System.currentTimeMillis() / 1_000 - secondsAgo;
        var request = ApiClient.anonymous()
                .withBody("/oracle/reports", "POST", body)
                .header(OracleRoutes.SOURCE_HEADER, source)
                .header(RequestSignature.TIMESTAMP_HEADER, Long.toString(time))
                .header(
                        RequestSignature.SIGNATURE_HEADER,
                        new RequestSignature(secret).of(time, "POST", OracleRoutes.PATH, body));
        return ApiClient.anonymous().send("POST", "/oracle/reports", request);
    }

    private static Answer report(String source, String market, String winner) {
        return report(source, market, winner, 0, ApiServer.SOURCE_SECRET);
    }

    @Test
    void sourcesThatAgreeEndAMarketWithoutAPersonAndOthersLeaveItToPeople() {
        String rules = "'approvals':2,'sources':['league','wire'],'quorum':2";
        String market = closed(rules);
        report("league", market, "home", 0, "another secret of more than 32 characters")
                .expect(ProblemCode.INVALID_REPORT_SIGNATURE);
        report("league", market, "home", 3_600, ApiServer.SOURCE_SECRET).expect(ProblemCode.INVALID_REPORT_SIGNATURE);
        report("rumour", market, "home").expect(ProblemCode.INVALID_REPORT_SIGNATURE);
        ApiClient.anonymous().post("/oracle/reports", "{}").expect(ProblemCode.INVALID_REPORT_SIGNATURE);
        report("league", market, "nobody").expect(ProblemCode.SELECTION_NOT_FOUND);

        report("league", market, "home").expect(202);
        assertThat(report("league", market, "home").expect(202).text("status")).isEqualTo("CLOSED");
        report("league", market, "away").expect(ProblemCode.SOURCE_ALREADY_REPORTED);
        report("wire", market, "home").expect(202);
        awaitSettled(market, "119.00", "80.00");

        String other = closed(rules);
        report("league", other, "home").expect(202);
        assertThat(report("wire", other, "away").expect(202).text("status")).isEqualTo("DISPUTED");
        report("league", closed("'approvals':2"), "home").expect(ProblemCode.SOURCE_NOT_HEARD);
    }

    @Test
    void evidenceMustHold() {
        String market = closed("'approvals':2");
        for (String evidence : new String[] {
            "{}",
            "{'url':'https://league.example/17'}",
            "{'url':'ftp://league.example/17','sha256':'" + TEXT_HASH + "'}",
            "{'url':'no address','sha256':'" + TEXT_HASH + "'}",
            "{'text':'foo','sha256':'ABC'}",
            "{'text':'bar','sha256':'" + TEXT_HASH + "'}"
        }) {
            admin.post(market + "/resolution", json("{'winners':['home'],'reason':'r','evidence':%s}", evidence))
                    .expect(ProblemCode.INVALID_EVIDENCE);
        }
        admin.post("/staff", json("{'username':'nobody','password':'a good secret','role':'user'}"))
                .expect(ProblemCode.INVALID_FIELD);
        ann.post("/staff", json("{'username':'nobody','password':'a good secret','role':'admin'}"))
                .expect(ProblemCode.FORBIDDEN);
        assertThat(admin.get(market).text("status")).isEqualTo("CLOSED");
    }
}
