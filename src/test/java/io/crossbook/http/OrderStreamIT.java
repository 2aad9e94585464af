package io.crossbook.http;

import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user's own orders and money over a real socket. */
class OrderStreamIT {
    private final ApiClient admin = ApiClient.admin();

    /** Keeps orders and money by the messages alone. */
    private static final class Own {
        final Map<String, JsonNode> orders = new LinkedHashMap<>();
        JsonNode account;
        String clk;
        String initialClk;

        void take(JsonNode message) {
            if (message.path("img").asBoolean()) {
                orders.clear();
            }
            initialClk = message.path("initialClk").asText(initialClk);
            clk = message.get("clk").asText();
            account = message.get("account");
            message.get("oc").forEach(market -> market.path("uo")
                    .forEach(order -> orders.put(order.get("clientOrderId").asText(), order)));
        }

        String status(String clientOrderId) {
            return orders.containsKey(clientOrderId)
                    ? orders.get(clientOrderId).get("status").asText()
                    : "unknown";
        }
    }

    private static StreamClient login(ApiClient user) {
        StreamClient stream = StreamClient.connect();
        return stream.send("{'op':'authentication','id':1,'session':'%s'}", user.token())
                .succeeds(1);
    }

    private static void until(StreamClient stream, Own own, String clientOrderId, String status) {
        while (!own.status(clientOrderId).equals(status)) {
            own.take(stream.next("ocm"));
        }
    }

    @Test
    void fillsCancelsAndMoneyArriveAsTheyHappen() {
        String market = MarketFixture.openOdds(admin);
        ApiClient ann = ApiClient.user("100.00");
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'orderSubscription','id':2}").succeeds(2);
            Own own = new Own();
            JsonNode image = stream.next("ocm");
            assertThat(image.get("ct").asText()).isEqualTo("SUB_IMAGE");
            own.take(image);
            assertThat(own.account.get("balance").asText()).isEqualTo("100.00");

            String id = MarketFixture.newId();
            ann.post("/orders", order(id, market, "home", "LAY", "2.50", "10.00", ""))
                    .expect(201);
            until(stream, own, id, "OPEN");
            assertThat(own.account.get("available").asText()).isEqualTo("85.00");
            assertThat(own.account.get("exposure").asText()).isEqualTo("15.00");

            ApiClient.user("100.00")
                    .post("/orders", order(market, "home", "BACK", "2.50", "4.00"))
                    .expect(201);
            while (own.orders.get(id).get("sizeMatched").asText().equals("0.00")) {
                own.take(stream.next("ocm"));
            }
            assertThat(own.orders.get(id).get("sizeRemaining").asText()).isEqualTo("6.00");
            assertThat(own.orders.get(id).get("selectionId").asText()).isEqualTo("home");

            ann.delete("/orders/" + ann.get("/orders/by-client-id/" + id).text("orderId"))
                    .expect(200);
            until(stream, own, id, "CANCELLED");
            assertThat(own.account.get("exposure").asText()).isEqualTo("6.00");
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhile() {
        String market = MarketFixture.openOdds(admin);
        ApiClient ann = ApiClient.user("100.00");
        String id = MarketFixture.newId();
        String second = MarketFixture.newId();
        Own own = new Own();
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'orderSubscription','id':2}").succeeds(2);
            ann.post("/orders", order(id, market, "home", "LAY", "2.50", "10.00", ""))
                    .expect(201);
            until(stream, own, id, "OPEN");
        }
        ApiClient.user("100.00")
                .post("/orders", order(market, "home", "BACK", "2.50", "10.00"))
                .expect(201);
        ann.post("/orders", order(second, market, "away", "LAY", "2.50", "1.00", ""))
                .expect(201);
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'orderSubscription','id':3,'initialClk':'%s','clk':'%s'}", own.initialClk, own.clk)
                    .succeeds(3);
            JsonNode resumed = stream.next("ocm");
            assertThat(resumed.get("ct").asText()).isEqualTo("RESUB_DELTA");
            assertThat(resumed.has("img")).isFalse();
            own.take(resumed);
            until(stream, own, id, "FILLED");
            until(stream, own, second, "OPEN");
        }
    }

    @Test
    void nobodySeesOrdersWithoutTheirOwnersToken() {
        try (StreamClient stream = StreamClient.connect()) {
            stream.send("{'op':'orderSubscription','id':2}").fails("NO_SESSION");
            stream.send("{'op':'authentication','id':3,'session':'x.y.z'}").fails("INVALID_SESSION_INFORMATION");
            stream.send("{'op':'orderSubscription','id':4}").fails("NO_SESSION");
        }
    }

    @Test
    void theClockOfAnotherUserIsRefused() {
        String clk;
        String initialClk;
        try (StreamClient stream = login(ApiClient.user("1.00"))) {
            stream.send("{'op':'orderSubscription','id':2}").succeeds(2);
            JsonNode image = stream.next("ocm");
            clk = image.get("clk").asText();
            initialClk = image.get("initialClk").asText();
        }
        try (StreamClient stream = login(ApiClient.user("2.00"))) {
            stream.send("{'op':'orderSubscription','id':2,'initialClk':'%s','clk':'%s'}", initialClk, clk)
                    .fails("INVALID_CLOCK");
        }
    }

    @Test
    void theStreamEndsWithTheSession() {
        ApiClient ann = ApiClient.user("1.00");
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'orderSubscription','id':2}").succeeds(2);
            ann.delete("/sessions/current").expect(204);
            stream.fails("SESSION_ENDED");
            assertThat(stream.closeCode()).isEqualTo(4401);
        }
    }
}
