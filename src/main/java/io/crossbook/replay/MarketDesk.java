package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.domain.money.Money;
import io.crossbook.replay.RecordedMessage.Definition;
import io.crossbook.replay.RecordedMessage.Runner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The administrator's calls on one market; each may be repeated without doing its work twice. */
final class MarketDesk {
    private static final Set<String> ENDED = Set.of("SETTLED", "VOIDED");

    private final ExchangeClient client;
    private final Session admin;
    private final String marketId;

    private MarketDesk(ExchangeClient client, Session admin, String marketId) {
        this.client = client;
        this.admin = admin;
        this.marketId = marketId;
    }

    /**
     * Creates the market as first defined, without a bet delay: a recording holds what came out of the delay, so its
     * trades must not be delayed again.
     */
    static MarketDesk create(
            ExchangeClient client, Session admin, String clientRef, Definition definition, List<Runner> runners) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("name", definition.eventName());
        if (!definition.startsAt().isEmpty()) {
            event.put("startsAt", definition.startsAt());
        }
        Map<String, Object> market = new LinkedHashMap<>();
        market.put("clientRef", clientRef);
        market.put("kind", "ODDS");
        market.put("name", definition.name());
        market.put("event", event);
        market.put(
                "selections",
                runners.stream()
                        .map(runner -> Map.of("id", runner.id(), "name", runner.name()))
                        .toList());
        market.put("numberOfWinners", definition.numberOfWinners());
        market.put("commissionPercent", definition.commissionPercent());
        market.put("approvals", 1);
        Answer answer = client.post(admin, "/v1/markets", market).orThrow("create the market");
        return new MarketDesk(client, admin, answer.body().path("marketId").asText());
    }

    String marketId() {
        return marketId;
    }

    void remove(Runner runner) {
        String path = "/selections/" + runner.id() + "/remove";
        post(path, Map.of("reductionPercent", runner.reductionPercent())).orThrow("remove runner " + runner.id());
    }

    void open() {
        bringTo("OPEN", "/open");
    }

    void suspend() {
        bringTo("SUSPENDED", "/suspend");
    }

    void close() {
        bringTo("CLOSED", "/close");
    }

    /** Turns the suspended market in-play; it is open for betting only after {@link #open}. */
    void turnInPlay() {
        Answer answer = post("/in-play", Map.of());
        if (!answer.isSuccess() && !read().path("inPlay").asBoolean()) {
            answer.orThrow("turn the market in-play");
        }
    }

    /**
     * Resolves the closed market; no winners means that it is void. Answers the commission the exchange expects,
     * empty when it does not tell.
     */
    Optional<Money> resolve(List<String> winners) {
        Map<String, Object> resolution = new LinkedHashMap<>();
        if (winners.isEmpty()) {
            resolution.put("void", true);
            resolution.put("reason", "the recording has no result");
        } else {
            resolution.put("winners", winners);
            resolution.put("reason", "the recorded result");
        }
        Answer answer = post("/resolution", resolution);
        if (!answer.isSuccess() && status(read()).equals("CLOSED")) {
            answer.orThrow("resolve the market");
        }
        JsonNode commission = answer.body().path("preview").path("commission");
        return commission.isTextual() ? Optional.of(Money.parse(commission.asText())) : Optional.empty();
    }

    /** Waits until everyone is paid and returns the market as it is then. */
    JsonNode awaitEnd(ProgressBar progress) {
        long start = client.ticker().nanos();
        for (int attempt = 0; ; attempt++) {
            JsonNode market = read();
            if (ENDED.contains(status(market))) {
                return market;
            }
            JsonNode settlement = market.path("settlement");
            progress.settling(
                    settlement.path("paid").asLong(), settlement.path("users").asLong());
            client.awaitProgress(attempt, start, "the market is " + status(market));
        }
    }

    /**
     * The volume per selection as the exchange itself counts it, in its own decimals; without those it doesn't tell.
     */
    Map<String, String> tradedVolume() {
        Map<String, String> traded = new LinkedHashMap<>();
        JsonNode book = client.get(admin, "/v1/markets/" + marketId + "/book").body();
        for (JsonNode selection : book.path("selections")) {
            if (selection.hasNonNull("traded")) {
                traded.put(
                        selection.path("id").asText(), selection.path("traded").asText());
            }
        }
        return traded;
    }

    private void bringTo(String status, String path) {
        Answer answer = post(path, Map.of());
        if (!answer.isSuccess() && !status(read()).equals(status)) {
            answer.orThrow("bring the market to " + status);
        }
    }

    private Answer post(String path, Map<String, ?> body) {
        return client.post(admin, "/v1/markets/" + marketId + path, body);
    }

    private JsonNode read() {
        return client.get(admin, "/v1/markets/" + marketId)
                .orThrow("read the market")
                .body();
    }

    private static String status(JsonNode market) {
        return market.path("status").asText();
    }
}
