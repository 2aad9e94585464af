package io.crossbook.http;

import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Prices over a real socket: an image, then only what changes. */
class MarketStreamIT {
    private static final String ALL =
            "{'op':'marketSubscription','id':1,'marketFilter':{'marketIds':['%s']},'marketDataFilter':{'fields':"
                    + "['EX_ALL_OFFERS','EX_TRADED_VOL','EX_LTP','EX_MARKET_DEF']}%s}";

    private final ApiClient admin = ApiClient.admin();

    private static JsonNode market(JsonNode message) {
        assertThat(message.get("mc")).hasSize(1);
        return message.get("mc").get(0);
    }

    @Test
    void theImageIsFollowedByTheChangesOfEachOrder() {
        String id = MarketFixture.openOdds(admin);
        ApiClient ann = ApiClient.user("1000.00");
        ann.post("/orders", order(id, "home", "LAY", "2.50", "10.00")).expect(201);
        try (StreamClient stream = StreamClient.connect()) {
            stream.send(ALL, id, "").succeeds(1);
            JsonNode image = stream.next("mcm");
            assertThat(image.get("ct").asText()).isEqualTo("SUB_IMAGE");
            JsonNode market = market(image);
            assertThat(market.get("img").asBoolean()).isTrue();
            assertThat(market.at("/marketDefinition/status").asText()).isEqualTo("OPEN");
            assertThat(market.at("/rc/0/atb").toString()).isEqualTo("[[\"2.50\",\"10.00\"]]");
            long seq = market.get("seq").asLong();

            ann.post("/orders", order(id, "home", "BACK", "3.00", "7.00")).expect(201);
            JsonNode rested = market(stream.next("mcm"));
            assertThat(rested.get("prevSeq").asLong()).isEqualTo(seq);
            assertThat(rested.at("/rc/0/atl").toString()).isEqualTo("[[\"3.00\",\"7.00\"]]");
            assertThat(rested.at("/rc/0").has("atb")).isFalse();
            assertThat(rested.has("marketDefinition")).isFalse();

            ApiClient.user("100.00")
                    .post("/orders", order(id, "home", "BACK", "2.50", "10.00"))
                    .expect(201);
            JsonNode traded = market(stream.next("mcm"));
            assertThat(traded.get("prevSeq").asLong())
                    .isEqualTo(rested.get("seq").asLong());
            assertThat(traded.at("/rc/0/atb").toString()).isEqualTo("[[\"2.50\",\"0.00\"]]");
            assertThat(traded.at("/rc/0/ltp").asText()).isEqualTo("2.50");
            assertThat(traded.at("/rc/0/tv").asText()).isEqualTo("10.00");

            admin.post("/markets/" + id + "/suspend", "{}").expect(200);
            assertThat(market(stream.next("mcm")).at("/marketDefinition/status").asText())
                    .isEqualTo("SUSPENDED");
        }
    }
}
