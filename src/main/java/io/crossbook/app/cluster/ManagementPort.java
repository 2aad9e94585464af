package io.crossbook.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.market.MarketEntity;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.wallet.WalletEntity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Asks a node how it is and whom it sees. */
final class ManagementPort {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private static final List<String> KINDS = List.of(WalletEntity.NAME, OrderBookEntity.NAME, MarketEntity.NAME);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A member as another sees it. */
    record Member(String status, List<String> roles, boolean reachable) {}

    /**
     * What a node says.
     *
     * @param members by their address
     * @param shards of wallets, books and markets that run on this node
     */
    record View(boolean ready, Map<String, Member> members, int shards) {
        boolean isUp(String address) {
            Member member = members.get(address);
            return member != null && member.status().equals("Up") && member.reachable();
        }
    }

    private final String base;

    ManagementPort(String host, int port) {
        this.base = "http://" + host + ":" + port;
    }

    /** Empty when it does not answer. */
    Optional<View> ask() {
        try {
            boolean ready = get("/ready").statusCode() == OK;
            JsonNode state = JSON.readTree(get("/cluster/members").body());
            TreeSet<String> unreachable = new TreeSet<>();
            state.path("unreachable")
                    .forEach(one -> unreachable.add(one.path("node").asText()));
            Map<String, Member> members = new LinkedHashMap<>();
            for (JsonNode one : state.path("members")) {
                List<String> roles = new ArrayList<>();
                one.path("roles").forEach(role -> roles.add(role.asText()));
                roles.removeIf(role -> role.startsWith("dc-"));
                String address = one.path("node").asText();
                members.put(address, new Member(one.path("status").asText(), roles, !unreachable.contains(address)));
            }
            return Optional.of(new View(ready, members, shards()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private int shards() throws IOException {
        int shards = 0;
        for (String kind : KINDS) {
            HttpResponse<String> regions = get("/cluster/shards/" + kind);
            if (regions.statusCode() == OK) {
                shards += JSON.readTree(regions.body()).path("regions").size();
            }
        }
        return shards;
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
