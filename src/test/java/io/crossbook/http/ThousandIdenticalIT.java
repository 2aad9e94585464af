package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same order many times at once through the front door. */
class ThousandIdenticalIT {
    private static final int REQUESTS = 1_000;
    private static final int AT_ONCE = 100;

    private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    private final ApiClient user = ApiClient.user("1000.00");
    private final String market = MarketFixture.openOdds(ApiClient.admin());
    private final String id = MarketFixture.newId();

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void makeOneOrderAndTheSameIdWithOtherTermsIsAConflict() throws Exception {
        String order = MarketFixture.order(id, market, "home", "BACK", "3.00", "10.00", "");

        Map<Integer, List<ApiClient.Answer>> answers = post(REQUESTS, order);

        System.out.println("identical: " + counts(answers));
        // BUSY is an answer too; whoever gets it tries again with the same id.
        assertThat(answers.keySet()).isSubsetOf(200, 201, 429);
        assertThat(answers.get(201)).hasSize(1);
        assertThat(answers.get(200))
                .allSatisfy(repeat -> assertThat(repeat.response().headers().firstValue("Idempotent-Replay"))
                        .contains("true"))
                .extracting(repeat -> repeat.text("orderId"))
                .containsOnly(answers.get(201).get(0).text("orderId"));

        String other = MarketFixture.order(id, market, "home", "BACK", "3.00", "11.00", "");
        Map<Integer, List<ApiClient.Answer>> others = post(100, other);

        System.out.println("other terms: " + counts(others));
        assertThat(others.keySet()).isSubsetOf(409, 429);
        assertThat(others.get(409))
                .extracting(ApiClient.Answer::code)
                .containsOnly("ORDER_EXISTS_WITH_DIFFERENT_TERMS");
        JsonNode orders = user.get("/orders").expect(200).body().path("items");
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).path("size").asText()).isEqualTo("10.00");
        assertThat(user.get("/wallet").expect(200).text("available")).isEqualTo("990.00");
    }

    @Test
    void ofManyOrdersWithOneIdExactlyOneWins() throws Exception {
        List<Future<ApiClient.Answer>> asked = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String order = MarketFixture.order(id, market, "home", "BACK", "3.00", (i + 1) + ".00", "");
            asked.add(clients.submit(() -> user.post("/orders", order)));
        }

        Map<Integer, List<ApiClient.Answer>> answers = grouped(asked);

        assertThat(answers.get(201)).hasSize(1);
        assertThat(answers.get(409)).hasSize(AT_ONCE - 1);
        String size = answers.get(201).get(0).text("size");
        assertThat(user.get("/wallet").expect(200).text("exposure")).isEqualTo(size);
    }

    private Map<Integer, List<ApiClient.Answer>> post(int times, String order) throws Exception {
        List<Future<ApiClient.Answer>> asked = IntStream.range(0, times)
                .mapToObj(i -> clients.submit(() -> user.post("/orders", order)))
                .toList();
        return grouped(asked);
    }

    private static Map<Integer, List<ApiClient.Answer>> grouped(List<Future<ApiClient.Answer>> asked) throws Exception {
        List<ApiClient.Answer> answers = new ArrayList<>();
        for (Future<ApiClient.Answer> one : asked) {
            answers.add(one.get());
        }
        return answers.stream().collect(Collectors.groupingBy(ApiClient.Answer::status));
    }

    private static Map<Integer, Integer> counts(Map<Integer, List<ApiClient.Answer>> answers) {
        return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .size()));
    }
}
