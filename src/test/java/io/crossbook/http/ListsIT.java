package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists tell what was done, all of it, once, and only to whom it concerns. */
class ListsIT {
    private static final ApiClient ADMIN = ApiClient.admin();
    private static ApiClient ann;
    private static ApiClient bob;
    private static String market;

    /** Ann backs 10 at 3.00 in two orders, Bob lays it, and it wins: 20.00 with 2 % commission. */
    @BeforeAll
    static void trade() {
        ann = ApiClient.user("100.00");
        bob = ApiClient.user("100.00");
        market = MarketFixture.openOdds(ADMIN);
        bob.post("/orders", order(market, "home", "LAY", "3.00", "10")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "4")).expect(201);
        ann.post("/orders", order(market, "home", "BACK", "3.00", "6")).expect(201);
        ADMIN.post("/markets/" + market + "/close", "{}").expect(200);
        Awaitility.await().untilAsserted(() -> ADMIN.post(
                        "/markets/" + market + "/resolution", json("{'winners':['home'],'reason':'won'}"))
                .expect(202));
        Awaitility.await().untilAsserted(() -> assertThat(ann.get("/wallet").text("balance"))
                .isEqualTo("119.60"));
    }

    @Test
    void ordersStayInTheListWhenTheyAreOver() {
        JsonNode filled = items(ann.get("/orders?status=FILLED&marketId=" + market));
        assertThat(filled.findValuesAsText("size")).containsExactly("6.00", "4.00");
        assertThat(items(ann.get("/orders?status=OPEN"))).isEmpty();
        assertThat(items(ann.get("/orders?to=2020-01-01T00:00:00Z"))).isEmpty();
        assertThat(items(bob.get("/orders")).findValuesAsText("side")).containsExactly("LAY");
    }

    @Test
    void whatWasJustPlacedIsInTheListAtOnce() {
        ApiClient eve = ApiClient.user("100.00");
        String other = MarketFixture.openOdds(ADMIN);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = MarketFixture.newId();
            eve.post("/orders", order(id, other, "home", "BACK", "2.00", "1", ""))
                    .expect(201);
            placed.add(0, id);
            JsonNode open = items(eve.get("/orders?status=OPEN"));
            assertThat(open.findValuesAsText("clientOrderId")).isEqualTo(placed);
        }
    }

    @Test
    void pagesHaveNoGapsAndNoRepeatsWhileOrdersArrive() {
        ApiClient eve = ApiClient.user("100.00");
        String other = MarketFixture.openOdds(ADMIN);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(0, place(eve, other));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = eve.get("/orders?limit=2" + next).expect(200).body();
            seen.addAll(page.get("items").findValuesAsText("clientOrderId"));
            place(eve, other);
            next = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        } while (next != null);
        assertThat(seen).isEqualTo(placed);
    }

    private static String place(ApiClient user, String market) {
        String id = MarketFixture.newId();
        user.post("/orders", order(id, market, "home", "BACK", "2.00", "1", "")).expect(201);
        return id;
    }

    @Test
    void theStatementHasEveryLineWithTheBalanceAfterIt() {
        Answer answer = ann.get("/wallet/ledger");
        assertThat(items(answer).findValuesAsText("type")).containsExactly("DEPOSIT", "SETTLEMENT", "COMMISSION");
        assertThat(items(answer).findValuesAsText("balanceAfter")).containsExactly("100.00", "120.00", "119.60");
        assertThat(header(answer, "X-Read-Lag-Ms")).isEqualTo("0");
        assertThat(header(answer, "X-Read-Seq"))
                .isEqualTo(ann.get("/wallet").body().get("seq").asText());
        assertThat(items(ann.get("/wallet/ledger?type=commission")).findValuesAsText("amount"))
                .containsExactly("-0.40");
        String settled = items(answer).at("/1/time").asText();
        assertThat(items(ann.get("/wallet/ledger?to=" + settled))).hasSize(1);
        assertThat(items(ann.get("/wallet/ledger?from=2020-01-01T00:00:00Z"))).hasSize(3);
    }

    /** Settlement and commission are two lines of one event. */
    @Test
    void aPageMayEndBetweenLinesOfOneEvent() {
        List<String> types = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = ann.get("/wallet/ledger?limit=1" + next).expect(200).body();
            types.addAll(page.get("items").findValuesAsText("type"));
            next = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        }
        assertThat(types).containsExactly("DEPOSIT", "SETTLEMENT", "COMMISSION");
    }

    @Test
    void betsSettlementsPositionsAndActivityAddUp() {
        JsonNode bets = items(ann.get("/bets?marketId=" + market));
        assertThat(bets.findValuesAsText("size")).containsExactly("6.00", "4.00");
        assertThat(bets.at("/0/selectionId").asText()).isEqualTo("home");
        assertThat(items(bob.get("/bets")).at("/0/side").asText()).isEqualTo("LAY");
        JsonNode settlement = items(ann.get("/settlements")).get(0);
        assertThat(settlement.get("profit").asText()).isEqualTo("20.00");
        assertThat(settlement.get("commission").asText()).isEqualTo("0.40");
        assertThat(settlement.get("outcome").asText()).isEqualTo("SETTLED");
        assertThat(items(ann.get("/positions"))).isEmpty();
        JsonNode position = items(ann.get("/positions?status=SETTLED")).get(0);
        assertThat(position.get("marketId").asText()).isEqualTo(market);
        assertThat(position.get("profit").asText()).isEqualTo("20.00");
        JsonNode days = items(ann.get("/activity"));
        assertThat(days.findValues("bets").stream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(2);
        assertThat(days.findValuesAsText("deposited")).contains("100.00");
    }

    @Test
    void tradesCandlesAndDepthAreForEverybody() {
        ApiClient anybody = ApiClient.anonymous();
        String path = "/markets/" + market;
        JsonNode trades = items(anybody.get(path + "/trades"));
        assertThat(trades.findValuesAsText("size")).containsExactly("6.00", "4.00");
        assertThat(trades.findValuesAsText("taker")).containsOnly("BACK");
        assertThat(items(anybody.get(path + "/trades?selectionId=away"))).isEmpty();
        for (String interval : List.of("1m", "5m", "1h", "1d")) {
            JsonNode candles = items(anybody.get(path + "/candles?selectionId=home&interval=" + interval));
            assertThat(candles.findValuesAsText("close")).containsOnly("3.00");
            assertThat(candles.findValues("trades").stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .isEqualTo(2);
        }
        JsonNode depth = items(anybody.get(path + "/depth"));
        assertThat(depth.get(depth.size() - 1).at("/selections/0/back")).isEmpty();
        assertThat(items(anybody.get(path + "/depth?from=2090-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void theBoardShowsBestPricesAndVolume() {
        String open = MarketFixture.openOdds(ADMIN);
        bob.post("/orders", order(open, "home", "LAY", "3.00", "5")).expect(201);
        ann.post("/orders", order(open, "home", "BACK", "3.00", "2")).expect(201);
        Awaitility.await().untilAsserted(() -> {
            JsonNode row = row(open);
            assertThat(row.at("/prices/0/back").toString()).isEqualTo("[[\"3.00\",\"3.00\"]]");
            assertThat(row.at("/prices/0/lay")).isEmpty();
            assertThat(row.at("/prices/0/traded").asText()).isEqualTo("2.00");
            assertThat(row.at("/prices/0/lastTraded").asText()).isEqualTo("3.00");
            assertThat(row.get("bookSeq").asLong())
                    .isEqualTo(ADMIN.get("/markets/" + open + "/book")
                            .body()
                            .get("seq")
                            .asLong());
        });
    }

    @Test
    void aMarketIsInTheListAsSoonAsItIsMade() {
        for (int i = 0; i < 5; i++) {
            String made =
                    MarketFixture.create(ADMIN, "YES_NO", "'selections':[{'id':'yes','name':'Yes'}],'tickSize':'0.01'");
            assertThat(row(made).at("/prices/0/bids")).isEmpty();
        }
    }

    @Test
    void whatIsOverStandsApartTheNewestFirst() {
        ApiClient anybody = ApiClient.anonymous();
        Awaitility.await().untilAsserted(() -> assertThat(
                        items(anybody.get("/markets?over=true&limit=200")).findValuesAsText("marketId"))
                .contains(market));
        JsonNode over = items(anybody.get("/markets?over=true&limit=200"));
        assertThat(over.findValuesAsText("status")).isSubsetOf("SETTLED", "VOIDED");
        assertThat(over.findValuesAsText("createdAt")).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode page = anybody.get("/markets?over=true&limit=1").expect(200).body();
        assertThat(page.at("/items/0/createdAt").asText())
                .isGreaterThanOrEqualTo(over.at("/0/createdAt").asText());
        assertThat(items(anybody.get("/markets?over=false&limit=200")).findValuesAsText("status"))
                .doesNotContain("SETTLED", "VOIDED");
        anybody.get("/markets?over=perhaps").expect(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void theMarketsOfAnEventAreFoundByItsWholeName() {
        ApiClient anybody = ApiClient.anonymous();
        assertThat(items(anybody.get("/markets?event=Home%20v%20Away&limit=200"))
                        .findValuesAsText("marketId"))
                .isNotEmpty();
        assertThat(items(anybody.get("/markets?event=Home%20v"))).isEmpty();
    }

    private static JsonNode row(String marketId) {
        String next = "";
        while (next != null) {
            JsonNode page = ApiClient.anonymous()
                    .get("/markets?q=hOmE%20v&limit=200" + next)
                    .expect(200)
                    .body();
            for (JsonNode row : page.get("items")) {
                if (row.get("marketId").asText().equals(marketId)) {
                    return row;
                }
            }
            next = page.get("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.get("nextCursor").asText();
        }
        throw new AssertionError(marketId + " is not in the list");
    }

    @Test
    void nobodySeesWhatOthersDid() {
        ApiClient eve = ApiClient.user("0");
        for (String list : List.of("/orders", "/wallet/ledger", "/bets", "/settlements", "/activity")) {
            assertThat(items(eve.get(list))).isEmpty();
        }
        assertThat(items(eve.get("/positions?status=SETTLED"))).isEmpty();
        assertThat(eve.get("/orders.csv").expect(200).response().body().lines()).hasSize(1);
        String cursor = ann.get("/orders?limit=1").body().get("nextCursor").asText();
        assertThat(items(eve.get("/orders?cursor=" + cursor))).isEmpty();
    }

    @Test
    void anExportIsTheWholeListAsAFile() {
        Answer ledger = ann.get("/wallet/ledger.csv").expect(200);
        assertThat(header(ledger, "Content-Type")).isEqualTo("text/csv; charset=UTF-8");
        assertThat(header(ledger, "Content-Disposition")).isEqualTo("attachment; filename=\"ledger.csv\"");
        List<String> lines = ledger.response().body().lines().toList();
        assertThat(lines).hasSize(4).first().isEqualTo("seq,time,type,amount,balanceAfter,ref");
        assertThat(lines.get(3)).contains(",COMMISSION,-0.40,119.60," + market);
        assertThat(ann.get("/orders.csv?marketId=" + market)
                        .expect(200)
                        .response()
                        .body()
                        .lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(16));
    }

    @Test
    void anAnswerThatIsTheSameIsNotSentAgain() {
        ApiClient eve = ApiClient.user("5.00");
        String path = "/markets/" + market;
        for (String list : List.of("/orders", "/wallet/ledger", path, path + "/book", path + "/trades")) {
            Answer first = eve.get(list).expect(200);
            Answer second = known(eve, list, header(first, "ETag"));
            assertThat(second.status()).as(list).isEqualTo(304);
            assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
            assertThat(known(eve, list, "\"other\"").status()).isEqualTo(200);
        }
        String before = header(eve.get("/wallet/ledger"), "ETag");
        eve.post("/wallet/deposits", json("{'amount':'1.00','clientRef':'more'}"))
                .expect(201);
        assertThat(known(eve, "/wallet/ledger", before).status()).isEqualTo(200);
    }

    private static Answer known(ApiClient client, String path, String tag) {
        return client.send(
                "GET", path, client.request(path).header("If-None-Match", tag).GET());
    }

    private static JsonNode items(Answer answer) {
        return answer.expect(200).body().get("items");
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }
}
