package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's notices over a real socket. */
class NoticeStreamIT {
    private final ApiClient admin = ApiClient.admin();
    private final ApiClient ann = ApiClient.user("100.00");

    /** Keeps notices by the messages alone. */
    private static final class Inbox {
        private final List<JsonNode> notices = new ArrayList<>();
        private long number;
        private long unread;
        private long acknowledged;
        private String initialClk;
        private String clk;

        void take(JsonNode message) {
            if (message.path("img").asBoolean()) {
                notices.clear();
            } else {
                assertThat(message.get("prevSeq").asLong()).isEqualTo(number);
            }
            number = message.get("seq").asLong();
            unread = message.get("unread").asLong();
            acknowledged = message.get("acknowledged").asLong();
            initialClk = message.path("initialClk").asText(initialClk);
            clk = message.get("clk").asText();
            message.get("nc").forEach(notices::add);
            assertThat(notices)
                    .extracting(notice -> notice.get("number").asLong())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        List<String> kinds() {
            return notices.stream().map(notice -> notice.get("kind").asText()).toList();
        }

        void until(StreamClient stream, String kind) {
            while (!kinds().contains(kind)) {
                take(stream.next("ncm"));
            }
        }

        /** As the list over HTTP has them, newest first there. */
        void assertSame(ApiClient user) {
            JsonNode listed = user.get("/notifications?limit=200").expect(200).body();
            List<Long> numbers = new ArrayList<>();
            listed.get("items")
                    .forEach(item -> numbers.add(0, item.get("number").asLong()));
            assertThat(notices)
                    .extracting(notice -> notice.get("number").asLong())
                    .isEqualTo(numbers);
            assertThat(unread).isEqualTo(listed.get("unread").asLong());
            assertThat(acknowledged).isEqualTo(listed.get("acknowledged").asLong());
        }
    }

    private static StreamClient login(ApiClient user) {
        return StreamClient.connect()
                .send("{'op':'authentication','id':1,'session':'%s'}", user.token())
                .succeeds(1);
    }

    private void tradeForAnn(String market) {
        ApiClient bob = ApiClient.user("100.00");
        ann.post("/orders", order(market, "home", "BACK", "3.00", "1")).expect(201);
        bob.post("/orders", order(market, "home", "LAY", "3.00", "1")).expect(201);
    }

    @Test
    void aFillArrivesAsANoticeAndWhatIsReadElsewhereIsReadHere() {
        String market = MarketFixture.openOdds(admin);
        ann.put("/notifications/preferences", json("{'categories':{'FILL':['IN_APP']}}"))
                .expect(200);
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'notificationSubscription','id':2}").succeeds(2);
            JsonNode image = stream.next("ncm");
            assertThat(image.get("ct").asText()).isEqualTo("SUB_IMAGE");
            assertThat(image.get("img").asBoolean()).isTrue();
            Inbox inbox = new Inbox();
            inbox.take(image);
            inbox.until(stream, "NEW_LOGIN");

            tradeForAnn(market);
            inbox.until(stream, "ORDER_FILLED");
            JsonNode fill = inbox.notices.get(inbox.notices.size() - 1);
            assertThat(fill.get("text").asText()).startsWith("1.00 matched at 3.00 in ");
            assertThat(fill.get("category").asText()).isEqualTo("FILL");
            assertThat(inbox.unread).isPositive();

            ann.post(
                            "/notifications/acknowledge",
                            json("{'upTo':%s}", fill.get("number").asText()))
                    .expect(200);
            while (inbox.unread > 0) {
                inbox.take(stream.next("ncm"));
            }
            assertThat(inbox.acknowledged).isEqualTo(fill.get("number").asLong());
            inbox.assertSame(ann);
        }
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        String market = MarketFixture.openOdds(admin);
        ann.put("/notifications/preferences", json("{'categories':{'FILL':['IN_APP']}}"))
                .expect(200);
        Inbox inbox = new Inbox();
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'notificationSubscription','id':2}").succeeds(2);
            inbox.take(stream.next("ncm"));
            inbox.until(stream, "DEPOSITED");
        }
        tradeForAnn(market);
        ann.post("/wallet/deposits", json("{'amount':'1.00','clientRef':'meanwhile'}"))
                .expect(201);
        try (StreamClient stream = login(ann)) {
            stream.send(
                            "{'op':'notificationSubscription','id':3,'initialClk':'%s','clk':'%s'}",
                            inbox.initialClk, inbox.clk)
                    .succeeds(3);
            JsonNode resumed = stream.next("ncm");
            assertThat(resumed.get("ct").asText()).isEqualTo("RESUB_DELTA");
            assertThat(resumed.has("img")).isFalse();
            inbox.take(resumed);
            inbox.until(stream, "ORDER_FILLED");
            while (inbox.kinds().stream().filter("DEPOSITED"::equals).count() < 2) {
                inbox.take(stream.next("ncm"));
            }
            inbox.assertSame(ann);
        }
    }

    @Test
    void nobodySeesNoticesWithoutTheirOwnersTokenOrByAnotherUsersClock() {
        String clk;
        String initialClk;
        try (StreamClient stream = login(ann)) {
            stream.send("{'op':'notificationSubscription','id':2}").succeeds(2);
            JsonNode image = stream.next("ncm");
            clk = image.get("clk").asText();
            initialClk = image.get("initialClk").asText();
        }
        try (StreamClient stream = StreamClient.connect()) {
            stream.send("{'op':'notificationSubscription','id':2}").fails("NO_SESSION");
        }
        try (StreamClient stream = login(ApiClient.user("1.00"))) {
            stream.send("{'op':'notificationSubscription','id':2,'initialClk':'%s','clk':'%s'}", initialClk, clk)
                    .fails("INVALID_CLOCK");
            stream.send("{'op':'notificationSubscription','id':2,'conflateMs':5}")
                    .fails("INVALID_INPUT");
        }
    }
}
