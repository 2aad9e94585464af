package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.newId;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.crossbook.http.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OrderRoutesIT {
    private final ApiClient admin = ApiClient.admin();
    private final ApiClient ann = ApiClient.user("1000.00");
    private final ApiClient bob = ApiClient.user("1000.00");
    private final String market = MarketFixture.openOdds(admin);

    @Test
    void aRestingOrderCanBeFoundInEveryWay() {
        String id = newId();
        Answer placed = ann.post("/orders", order(id, market, "home", "BACK", "2.50", "10", ""))
                .expect(201);
        assertThat(placed.text("status")).isEqualTo("OPEN");
        assertThat(placed.text("sizeRemaining")).isEqualTo("10.00");
        assertThat(placed.text("timeInForce")).isEqualTo("GTC");
        assertThat(placed.body().has("averagePriceMatched")).isFalse();
        String orderId = placed.text("orderId");
        assertThat(ann.get("/orders/" + orderId).expect(200).text("clientOrderId"))
                .isEqualTo(id);
        assertThat(ann.get("/orders/by-client-id/" + id).expect(200).text("orderId"))
                .isEqualTo(orderId);
        assertThat(ann.get("/orders").expect(200).body().at("/items/0/orderId").asText())
                .isEqualTo(orderId);
        assertThat(steps(ann.get("/orders/" + orderId + "/timeline").expect(200)))
                .contains("PLACED");
        assertThat(book("home").at("/lay").toString()).isEqualTo("[[\"2.50\",\"10.00\"]]");
    }

    @Test
    void theSameRequestAgainIsTheSameOrder() {
        String body = order(newId(), market, "home", "BACK", "2.50", "10.00", "");
        Answer first = ann.post("/orders", body).expect(201);
        Answer again = ann.post("/orders", body).expect(200);
        assertThat(again.response().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.text("orderId")).isEqualTo(first.text("orderId"));
        assertThat(ann.post("/orders", body.replace("2.50", "2.5").replace("10.00", "10"))
                        .expect(200)
                        .text("orderId"))
                .isEqualTo(first.text("orderId"));
        assertThat(ann.get("/wallet").text("exposure")).isEqualTo("10.00");
    }

    @Test
    void theSameIdWithOtherTermsIsRefused() {
        String id = newId();
        ann.post("/orders", order(id, market, "home", "BACK", "2.50", "10", "")).expect(201);
        for (String other : List.of(
                order(id, market, "home", "BACK", "2.52", "10", ""),
                order(id, market, "home", "BACK", "2.50", "10.01", ""),
                order(id, market, "away", "BACK", "2.50", "10", ""),
                order(id, market, "home", "LAY", "2.50", "10", ""),
                order(id, market, "home", "BACK", "2.50", "10", ",'postOnly':true"))) {
            Answer refused = ann.post("/orders", other).expect(ProblemCode.ORDER_EXISTS_WITH_DIFFERENT_TERMS);
            assertThat(refused.text("orderState")).isEqualTo("NOT_APPLIED");
        }
        bob.post("/orders", order(id, market, "home", "BACK", "2.52", "10", "")).expect(201);
    }

    @Test
    void aThousandIdenticalRequestsAtOnceMakeOneOrder() throws Exception {
        String body = order(market, "home", "BACK", "2.50", "10.00");
        ExecutorService pool = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(() -> ann.post("/orders", body));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> call : pool.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
            assertThat(answers.stream().map(answer -> answer.text("orderId")).distinct())
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(ann.get("/orders").body().get("items")).hasSize(1);
        assertThat(ann.get("/wallet").text("exposure")).isEqualTo("10.00");
    }

    @Test
    void anOrderIsCancelledOnceAndItsMoneyIsFreeAgain() {
        String orderId =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).text("orderId");
        assertThat(ann.delete("/orders/" + orderId)
                        .expect(200)
                        .body()
                        .get("canceled")
                        .get(0)
                        .asText())
                .isEqualTo(orderId);
        Answer gone = ann.get("/orders/" + orderId).expect(200);
        assertThat(gone.text("status")).isEqualTo("CANCELLED");
        assertThat(gone.text("sizeCancelled")).isEqualTo("10.00");
        Awaitility.await().untilAsserted(() -> {
            assertThat(ann.get("/wallet").text("exposure")).isEqualTo("0.00");
            ann.delete("/orders/" + orderId).expect(ProblemCode.BET_TAKEN_OR_LAPSED);
        });
    }

    @Test
    void aReducedOrderIsSmallerAndNeverLarger() {
        String orderId =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).text("orderId");
        Answer reduced =
                ann.patch("/orders/" + orderId, json("{'size':'4.00'}")).expect(200);
        assertThat(reduced.text("sizeRemaining")).isEqualTo("4.00");
        assertThat(reduced.text("sizeCancelled")).isEqualTo("6.00");
        ann.patch("/orders/" + orderId, json("{'size':'5.00'}")).expect(ProblemCode.INVALID_SIZE);
        ann.patch("/orders/" + orderId, json("{'price':'2.40'}")).expect(ProblemCode.UNKNOWN_FIELD);
    }

    @Test
    void allOrdersOfAMarketAreCancelledAtOnce() {
        String other = MarketFixture.openOdds(admin);
        ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        ann.post("/orders", order(market, "away", "LAY", "1.50", "10")).expect(201);
        String stays =
                ann.post("/orders", order(other, "home", "BACK", "2.50", "10")).text("orderId");
        assertThat(ann.delete("/orders?marketId=" + market).expect(200).body().get("canceled"))
                .hasSize(2);
        assertThat(ann.get("/orders/" + stays).text("status")).isEqualTo("OPEN");
        assertThat(ann.delete("/orders").expect(200).body().get("canceled")).hasSize(1);
        assertThat(ann.delete("/orders").expect(200).body().get("canceled")).isEmpty();
    }

    @Test
    void somebodyElsesOrderDoesNotExist() {
        Answer placed =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        String orderId = placed.text("orderId");
        bob.get("/orders/" + orderId).expect(ProblemCode.ORDER_NOT_FOUND);
        bob.get("/orders/" + orderId + "/timeline").expect(ProblemCode.ORDER_NOT_FOUND);
        bob.get("/orders/by-client-id/" + placed.text("clientOrderId")).expect(ProblemCode.ORDER_NOT_FOUND);
        bob.delete("/orders/" + orderId).expect(ProblemCode.ORDER_NOT_FOUND);
        bob.patch("/orders/" + orderId, json("{'size':'1'}")).expect(ProblemCode.ORDER_NOT_FOUND);
        assertThat(bob.get("/orders").body().get("items")).isEmpty();
        assertThat(bob.delete("/orders").expect(200).body().get("canceled")).isEmpty();
        assertThat(ann.get("/orders/" + orderId).text("sizeRemaining")).isEqualTo("10.00");
    }

    @Test
    void anOrderThatTheExchangeHasForgottenIsFoundByItsOwnerOnly() {
        String orderId = placedWithAnOldId().text("orderId");
        ann.delete("/orders/" + orderId).expect(200);
        Answer found = Awaitility.await().until(() -> afterADeposit(orderId), this::isOldAndCancelled);
        assertThat(found.text("sizeCancelled")).isEqualTo("10.00");
        bob.get("/orders/" + orderId).expect(ProblemCode.ORDER_NOT_FOUND);
        String never = orderId.substring(0, orderId.indexOf(':') + 1) + newId();
        ann.get("/orders/" + never).expect(ProblemCode.ORDER_NOT_FOUND);
    }

    /** An order whose id is nearly too old, which is how soon the exchange forgets it once it is over. */
    private Answer placedWithAnOldId() {
        Answer placed;
        int spareSeconds = 1;
        do {
            spareSeconds *= 2;
            Instant made = Instant.now().minus(Duration.ofMinutes(15)).plusSeconds(spareSeconds);
            String id = UuidCreator.getTimeOrderedEpoch(made).toString();
            placed = ann.post("/orders", order(id, market, "home", "BACK", "2.50", "10", ""));
        } while (placed.status() != 201 && spareSeconds < 60);
        return placed.expect(201);
    }

    /** The exchange forgets when something happens. */
    private Answer afterADeposit(String orderId) {
        ann.post("/wallet/deposits", json("{'amount':'1.00','clientRef':'%s'}", newId()))
                .expect(201);
        return ann.get("/orders/" + orderId).expect(200);
    }

    private boolean isOldAndCancelled(Answer order) {
        return order.response().headers().firstValue("X-Read-Lag-Ms").isPresent()
                && order.text("status").equals("CANCELLED");
    }

    @Test
    void aListIsCutIntoPagesWithoutLosingAnything() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(
                    0,
                    ann.post("/orders", order(market, "home", "BACK", "2.5", "1"))
                            .text("orderId"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ann.get("/orders?limit=2" + cursor).expect(200).body();
            page.get("items").forEach(item -> seen.add(item.get("orderId").asText()));
            cursor = "&cursor=" + page.get("nextCursor").asText();
        } while (!cursor.endsWith("=null"));
        assertThat(seen).isEqualTo(placed);
        assertThat(ann.get("/orders?status=FILLED").body().get("items")).isEmpty();
        assertThat(ann.get("/orders?marketId=" + market + "&status=OPEN").body().get("items"))
                .hasSize(5);
    }

    @Test
    void ordersThatCannotBeTakenSayWhy() {
        bob.post("/orders", order(market, "home", "LAY", "2.50", "10")).expect(201);
        refused(order(newId(), market, "home", "BACK", "2.50", "5", ",'postOnly':true"), "POST_ONLY_WOULD_CROSS");
        refused(order(newId(), market, "home", "BACK", "2.50", "50", ",'timeInForce':'FOK'"), "FOK_NOT_FILLABLE");
        refused(order(newId(), market, "home", "BACK", "2.50", "5", ",'marketVersion':1"), "STALE_MARKET_VERSION");
        refused(order(newId(), market, "home", "BACK", "2.50", "5", ",'validUntilMs':1000"), "TOO_LATE");
        refused(order(newId(), market, "nobody", "BACK", "2.50", "5", ""), "SELECTION_NOT_FOUND");
        refused(order(newId(), newId(), "home", "BACK", "2.50", "5", ""), "MARKET_NOT_FOUND");
        refused(order(newId(), "../wallet", "home", "BACK", "2.50", "5", ""), "MARKET_NOT_FOUND");
        Answer poor = ann.post("/orders", order(market, "home", "BACK", "2.48", "5000"))
                .expect(ProblemCode.INSUFFICIENT_FUNDS);
        assertThat(poor.body().at("/details/available").asText()).isEqualTo("1000.00");
        assertThat(poor.text("retryable")).isEqualTo("true");
        assertThat(ann.get("/wallet").text("available")).isEqualTo("1000.00");
    }

    @Test
    void aMarketOrderTakesWhatIsThereWithinItsProtection() {
        bob.post("/orders", order(market, "home", "LAY", "2.50", "10")).expect(201);
        bob.post("/orders", order(market, "home", "LAY", "1.50", "10")).expect(201);
        String body = json(
                "{'clientOrderId':'%s','marketId':'%s','selectionId':'home','side':'BACK','type':'MARKET','size':'15'}",
                newId(), market);
        Answer taken = ann.post("/orders", body).expect(201);
        assertThat(taken.text("sizeMatched")).isEqualTo("10.00");
        assertThat(taken.text("sizeRemaining")).isEqualTo("0.00");
        assertThat(taken.text("averagePriceMatched")).isEqualTo("2.50");
        bob.delete("/orders").expect(200);
        assertThat(ann.post("/orders", body).expect(200).text("orderId")).isEqualTo(taken.text("orderId"));
        ann.post("/orders", body.replaceFirst("\"clientOrderId\":\"[^\"]*", "\"clientOrderId\":\"" + newId()))
                .expect(ProblemCode.NO_LIQUIDITY);
    }

    @Test
    void anOrderIsGoodTillItsTime() {
        String soon = Instant.now().plusSeconds(2).toString();
        Answer placed = ann.post(
                        "/orders",
                        order(
                                newId(),
                                market,
                                "home",
                                "BACK",
                                "2.50",
                                "5",
                                ",'timeInForce':'GTD','expiresAt':'" + soon + "'"))
                .expect(201);
        assertThat(placed.text("status")).isEqualTo("OPEN");
        Awaitility.await().untilAsserted(() -> assertThat(
                        ann.get("/orders/" + placed.text("orderId")).text("status"))
                .isEqualTo("EXPIRED"));
    }

    @Test
    void oneDoesNotBetAgainstOneself() {
        ann.post("/orders", order(market, "home", "LAY", "2.50", "10")).expect(201);
        Answer taker =
                ann.post("/orders", order(market, "home", "BACK", "2.50", "10")).expect(201);
        assertThat(taker.text("sizeMatched")).isEqualTo("0.00");
        assertThat(taker.text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aSuspendedOrClosedMarketTakesNoOrders() {
        admin.post("/markets/" + market + "/suspend", "{}").expect(200);
        refused(order(market, "home", "BACK", "2.50", "5"), "MARKET_SUSPENDED");
        admin.post("/markets/" + market + "/open", "{}").expect(200);
        ann.post("/orders", order(market, "home", "BACK", "2.50", "5")).expect(201);
        admin.post("/markets/" + market + "/close", "{}").expect(200);
        refused(order(market, "home", "BACK", "2.50", "5"), "MARKET_CLOSED");
        Awaitility.await().untilAsserted(() -> assertThat(ann.get("/wallet").text("available"))
                .isEqualTo("1000.00"));
        assertThat(ann.get("/orders").body().at("/items/0/sizeLapsed").asText()).isEqualTo("5.00");
    }

    private void refused(String body, String code) {
        Answer answer = ann.post("/orders", body).expect(ProblemCode.valueOf(code));
        assertThat(answer.text("orderState")).isEqualTo("NOT_APPLIED");
    }

    private JsonNode book(String selection) {
        JsonNode selections =
                ann.get("/markets/" + market + "/book").expect(200).body().get("selections");
        return StreamSupport.stream(selections.spliterator(), false)
                .filter(node -> node.get("id").asText().equals(selection))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(Answer timeline) {
        List<String> steps = new ArrayList<>();
        timeline.body().get("items").forEach(item -> steps.add(item.get("step").asText()));
        return steps;
    }
}
