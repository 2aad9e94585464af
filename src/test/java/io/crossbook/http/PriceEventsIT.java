package io.crossbook.http;

import static io.crossbook.http.MarketFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Prices as Server-Sent Events. */
class PriceEventsIT {
    private final ApiClient admin = ApiClient.admin();

    /** One event of a stream. */
    private record Event(String name, String id, JsonNode data) {}

    private static BufferedReader open(String path, String lastEventId) throws Exception {
        HttpRequest.Builder request = ApiClient.anonymous().request(path).GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader events) {
        try {
            String name = "message";
            String id = null;
            JsonNode data = null;
            for (String line = events.readLine(); !line.isEmpty() || data == null; line = events.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = StreamClient.parsed(line.substring(6));
                }
            }
            return new Event(name, id, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theImageComesFirstThenChangesAndTheIdResumes() throws Exception {
        String market = MarketFixture.openOdds(admin);
        ApiClient ann = ApiClient.user("1000.00");
        String path = "/markets/" + market + "/events?levels=1";
        String id;
        try (BufferedReader events = open(path, null)) {
            Event image = next(events);
            assertThat(image.data().at("/mc/0/img").asBoolean()).isTrue();
            ann.post("/orders", order(market, "home", "LAY", "2.50", "10.00")).expect(201);
            Event change = next(events);
            assertThat(change.data().at("/mc/0/rc/0/batb").toString()).isEqualTo("[[0,\"2.50\",\"10.00\"]]");
            id = change.id();
        }
        ann.post("/orders", order(market, "home", "LAY", "2.52", "5.00")).expect(201);
        try (BufferedReader events = open(path, id)) {
            Event resumed = next(events);
            assertThat(resumed.data().get("ct").asText()).isEqualTo("RESUB_DELTA");
            assertThat(resumed.data().at("/mc/0").has("img")).isFalse();
            assertThat(resumed.data().at("/mc/0/rc/0/batb/0/1").asText()).isEqualTo("2.52");
        }
    }

    @Test
    void whatIsRefusedIsTheLastEvent() throws Exception {
        String market = MarketFixture.openOdds(admin);
        try (BufferedReader events = open("/markets/" + market + "/events", "nonsense")) {
            Event error = next(events);
            assertThat(error.name()).isEqualTo("error");
            assertThat(error.data().get("errorCode").asText()).isEqualTo("INVALID_CLOCK");
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void badRequestsAreProblems() {
        ApiClient anyone = ApiClient.anonymous();
        String market = MarketFixture.openOdds(admin);
        anyone.get("/markets/00000000-0000-5000-8000-000000000000/events").expect(ProblemCode.MARKET_NOT_FOUND);
        anyone.get("/markets/" + market + "/events?levels=11").expect(ProblemCode.INVALID_PARAMETER);
        anyone.get("/markets/" + market + "/events?conflateMs=-1").expect(ProblemCode.INVALID_PARAMETER);
    }
}
