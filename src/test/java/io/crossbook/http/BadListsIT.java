package io.crossbook.http;

import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense in the parameters of lists is named or finds nothing; it never reaches further. */
class BadListsIT {
    private static ApiClient user;
    private static String market;

    @BeforeAll
    static void open() {
        MarketFixture.openOdds(ApiClient.admin());
        market = MarketFixture.openOdds(ApiClient.admin());
        user = ApiClient.user("10.00");
        user.post("/orders", order(market, "home", "BACK", "2.00", "1")).expect(201);
        user.post("/orders", order(market, "home", "BACK", "2.00", "1")).expect(201);
    }

    static Stream<String> lists() {
        return Stream.of(
                "/orders",
                "/wallet/ledger",
                "/bets",
                "/settlements",
                "/activity",
                "/positions",
                "/positions?status=SETTLED",
                "/markets",
                "/markets/MARKET/trades",
                "/markets/MARKET/candles",
                "/markets/MARKET/depth");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aPageHasBetween1And200Items(String list) {
        for (String limit : List.of("0", "201", "-1", "x", "", "1e2", "99999999999")) {
            user.get(with(list, "limit", limit)).expect(ProblemCode.INVALID_PARAMETER);
        }
        user.get(with(list, "limit", "1")).expect(200);
        user.get(with(list, "limit", "200")).expect(200);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCursorOfAnotherListIsNoCursor(String list) {
        String other = list.equals("/orders") ? "/markets" : "/orders";
        JsonNode cursor = Awaitility.await()
                .until(() -> user.get(other + "?limit=1").expect(200).body().get("nextCursor"), JsonNode::isTextual);
        user.get(with(list, "cursor", cursor.asText())).expect(ProblemCode.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatNobodyWasGivenIsNoCursor(String list) {
        for (String cursor : List.of("", "x", "%", "' OR 1=1 --", Cursor.of("orders"), Cursor.of("orders", "x", "y"))) {
            user.get(with(list, "cursor", cursor)).expect(ProblemCode.INVALID_PARAMETER);
        }
        user.get(with(list, "cursor", Cursor.of("orders", 1, "\u0000"))).expect(ProblemCode.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders.csv", "/wallet/ledger", "/wallet/ledger.csv", "/bets", "/activity"})
    void timesRunForward(String list) {
        user.get(list + "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").expect(ProblemCode.INVALID_PARAMETER);
        user.get(list + "?from=today").expect(ProblemCode.INVALID_PARAMETER);
        user.get(list + "?to=%2B1000000-01-01T00:00:00Z").expect(ProblemCode.INVALID_PARAMETER);
        user.get(list + "?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE read.orders; --", "' OR '1'='1", "%", "_", "\\", "$1", "{}", "\u202e"})
    void sqlIsOnlyText(String text) {
        assertThat(items(with("/orders", "marketId", text))).isEmpty();
        assertThat(items(with("/bets", "marketId", text))).isEmpty();
        assertThat(items(with("/markets", "q", text))).isEmpty();
        user.get(with("/orders", "status", text)).expect(ProblemCode.INVALID_PARAMETER);
        user.get(with("/wallet/ledger", "type", text)).expect(ProblemCode.INVALID_PARAMETER);
        user.get(with("/markets/MARKET/candles", "interval", text)).expect(ProblemCode.INVALID_PARAMETER);
        user.get(with("/markets/MARKET/trades", "selectionId", text)).expect(ProblemCode.SELECTION_NOT_FOUND);
        assertThat(items("/orders")).hasSize(2);
    }

    @Test
    void whatCannotBePrintedIsNotLookedFor() {
        user.get("/orders?marketId=%00").expect(ProblemCode.INVALID_PARAMETER);
        user.get("/markets?q=%00").expect(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void foreignAndUnknownIdsFindNothing() {
        assertThat(items("/orders?marketId=6f9619ff-8b86-5d01-b42d-00c04fc964ff"))
                .isEmpty();
        for (String list : List.of("trades", "candles", "depth", "book/changes?fromSeq=1&toSeq=1")) {
            user.get("/markets/6f9619ff-8b86-5d01-b42d-00c04fc964ff/" + list).expect(ProblemCode.MARKET_NOT_FOUND);
            user.get("/markets/nonsense/" + list).expect(ProblemCode.MARKET_NOT_FOUND);
        }
        user.get("/orders?userId=somebody").expect(ProblemCode.INVALID_PARAMETER);
        user.get("/wallet/ledger?user=somebody").expect(ProblemCode.INVALID_PARAMETER);
    }

    private static JsonNode items(String path) {
        return user.get(path).expect(200).body().get("items");
    }

    private static String with(String list, String name, String value) {
        String path = list.replace("MARKET", market);
        return path + (path.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
