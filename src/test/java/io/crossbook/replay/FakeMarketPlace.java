package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Odds;
import io.crossbook.domain.money.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Users with balances and one market with a book that is searched from end to end; one call at a time. */
final class FakeMarketPlace {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Reply(int status, ObjectNode body) {}

    private record Bet(String backer, String layer, String selectionId, int odds, long size) {
        Bet at(int reduced) {
            return new Bet(backer, layer, selectionId, reduced, size);
        }
    }

    private static final class Order {
        private String id;
        private String user;
        private String selectionId;
        private Side side;
        private int odds;
        private long size;
        private long remaining;
        private long matched;
        private long matchedTimesOdds;
    }

    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Set<String> deposits = new HashSet<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Order> byClientId = new HashMap<>();
    private final Map<String, List<Order>> books = new HashMap<>();
    private final List<Bet> bets = new ArrayList<>();
    private final Map<String, Long> traded = new LinkedHashMap<>();
    private final List<String> history = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private String status = "NONE";
    private String clientRef = "";
    private boolean inPlay;
    private long commissionPercent;
    private long stolen;
    private String refused = "";

    FakeMarketPlace() {
        passwords.put(FakeExchange.ADMIN, FakeExchange.ADMIN_PASSWORD);
    }

    /** Every change of the market's status, and removals, in order. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    synchronized int orderCount() {
        return orders.size();
    }

    /** Keeps this many micros of each winner's pay, as a faulty exchange would. */
    synchronized void steal(long micros) {
        stolen = micros;
    }

    /** Accepts no orders on this selection, as if it were suspended. */
    synchronized void refuseOrdersOf(String selectionId) {
        refused = selectionId;
    }

    /** Takes every resting order out of the book without telling anyone, as another client with the same key might. */
    synchronized void cancelEverything() {
        books.values().forEach(book -> book.forEach(order -> order.remaining = 0));
        books.clear();
    }

    static Reply problem(int status, String code) {
        return new Reply(status, JSON.createObjectNode().put("code", code).put("detail", code));
    }

    synchronized Reply call(String method, String path, Optional<String> user, JsonNode body) {
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        String call = method + " " + parts[0];
        if (call.equals("POST users")) {
            boolean isNew = passwords.putIfAbsent(
                            body.get("username").asText(), body.get("password").asText())
                    == null;
            return isNew ? ok(201, JSON.createObjectNode()) : problem(409, "USERNAME_TAKEN");
        }
        if (call.equals("POST sessions")) {
            String name = body.get("username").asText();
            return body.get("password").asText().equals(passwords.get(name))
                    ? ok(200, JSON.createObjectNode().put("accessToken", "token-of-" + name))
                    : problem(401, "UNAUTHENTICATED");
        }
        if (user.isEmpty()) {
            return problem(401, "UNAUTHENTICATED");
        }
        boolean marketChange = call.equals("POST markets");
        if (marketChange && !user.get().equals(FakeExchange.ADMIN)) {
            return problem(403, "FORBIDDEN");
        }
        return switch (call) {
            case "POST wallet" -> deposit(user.get(), body);
            case "GET wallet" -> wallet(user.get());
            case "POST markets" -> changeMarket(parts, body);
            case "GET markets" -> parts.length == 3 ? tradedVolume() : market();
            case "POST orders" -> place(user.get(), body);
            case "GET orders" -> find(user.get(), parts);
            case "DELETE orders" -> cancel(user.get(), parts[1]);
            default -> problem(404, "NOT_FOUND");
        };
    }

    private Reply deposit(String user, JsonNode body) {
        if (deposits.add(body.get("clientRef").asText())) {
            balances.merge(user, Money.parse(body.get("amount").asText()).micros(), Long::sum);
        }
        return ok(201, JSON.createObjectNode().put("status", "DONE"));
    }

    private Reply wallet(String user) {
        return ok(
                200,
                JSON.createObjectNode()
                        .put(
                                "balance",
                                Money.ofMicros(balances.getOrDefault(user, 0L)).toString()));
    }

    private Reply market() {
        ObjectNode market = JSON.createObjectNode()
                .put("marketId", "m1")
                .put("status", status)
                .put("inPlay", inPlay);
        market.putObject("settlement").put("users", passwords.size()).put("paid", passwords.size());
        return ok(200, market);
    }

    private Reply changeMarket(String[] parts, JsonNode body) {
        if (parts.length == 1) {
            String ref = body.get("clientRef").asText();
            if (status.equals("NONE")) {
                clientRef = ref;
                commissionPercent = body.get("commissionPercent").asLong();
                become("INACTIVE");
            }
            return clientRef.equals(ref) ? new Reply(201, market().body()) : problem(409, "ONE_MARKET_ONLY");
        }
        return switch (parts[2]) {
            case "open" -> changeTo("OPEN", Set.of("INACTIVE", "SUSPENDED"));
            case "suspend" -> changeTo("SUSPENDED", Set.of("OPEN"));
            case "close" -> changeTo("CLOSED", Set.of("OPEN", "SUSPENDED"));
            case "in-play" -> turnInPlay();
            case "selections" -> remove(parts[3], body.get("reductionPercent").asText());
            case "resolution" -> resolve(body);
            default -> problem(404, "NOT_FOUND");
        };
    }

    private Reply changeTo(String next, Set<String> from) {
        if (!from.contains(status)) {
            return problem(409, "MARKET_" + status);
        }
        become(next);
        return market();
    }

    private Reply turnInPlay() {
        if (!status.equals("SUSPENDED") || inPlay) {
            return problem(409, "MARKET_" + status);
        }
        inPlay = true;
        history.add("in-play");
        return market();
    }

    /** Everything that rests lapses, bets on the selection are void, those on the others go on at reduced odds. */
    private Reply remove(String selectionId, String reductionPercent) {
        if (removed.add(selectionId)) {
            history.add("removed " + selectionId + " " + reductionPercent);
            cancelEverything();
            bets.removeIf(bet -> bet.selectionId().equals(selectionId));
            long left = 10_000 - Decimals.parse(reductionPercent, 2);
            if (left <= 9_750) {
                bets.replaceAll(bet -> bet.at((int) Math.max(101, (bet.odds() * left + 5_000) / 10_000)));
            }
        }
        return market();
    }

    private void become(String next) {
        status = next;
        history.add(next);
    }

    private Reply resolve(JsonNode body) {
        if (!status.equals("CLOSED")) {
            return problem(409, "MARKET_" + status);
        }
        Set<String> winners = new HashSet<>();
        body.path("winners").forEach(winner -> winners.add(winner.asText()));
        Map<String, Long> profits = new HashMap<>();
        for (Bet bet : body.path("void").asBoolean() ? List.<Bet>of() : bets) {
            boolean won = winners.contains(bet.selectionId());
            long toBacker = won ? bet.size() * (bet.odds() - 100) * 100 : -bet.size() * 10_000;
            profits.merge(bet.backer(), toBacker, Long::sum);
            profits.merge(bet.layer(), -toBacker, Long::sum);
        }
        long commission = 0;
        for (Map.Entry<String, Long> entry : profits.entrySet()) {
            long fee = Math.max(0, entry.getValue()) * commissionPercent / 100 / 10_000 * 10_000;
            commission += fee;
            balances.merge(entry.getKey(), entry.getValue() - fee - (entry.getValue() > 0 ? stolen : 0), Long::sum);
        }
        become(body.path("void").asBoolean() ? "VOIDED" : "SETTLED");
        ObjectNode reply = JSON.createObjectNode();
        reply.putObject("preview").put("commission", Money.ofMicros(commission).toString());
        return ok(202, reply);
    }

    private Reply place(String user, JsonNode body) {
        String clientId = user + ":" + body.get("clientOrderId").asText();
        Order known = byClientId.get(clientId);
        if (known != null) {
            return ok(200, describe(known));
        }
        Order order = new Order();
        order.id = "o" + (orders.size() + 1);
        order.user = user;
        order.selectionId = body.get("selectionId").asText();
        order.side = Side.valueOf(body.get("side").asText());
        order.odds = Odds.parse(body.get("price").asText()).hundredths();
        order.size = Size.parse(body.get("size").asText()).hundredths();
        order.remaining = order.size;
        List<Order> opposite = matching(order);
        if (!status.equals("OPEN") || removed.contains(order.selectionId) || refused.equals(order.selectionId)) {
            return problem(409, "MARKET_SUSPENDED");
        }
        if (body.path("postOnly").asBoolean() && !opposite.isEmpty()) {
            return problem(422, "POST_ONLY_WOULD_CROSS");
        }
        orders.put(order.id, order);
        byClientId.put(clientId, order);
        opposite.forEach(maker -> match(order, maker));
        book(order).removeIf(resting -> resting.remaining == 0);
        if (body.path("timeInForce").asText().equals("IOC")) {
            order.remaining = 0;
        } else if (order.remaining > 0) {
            book(order).add(order);
        }
        return ok(201, describe(order));
    }

    /** Resting orders the order may match, best first; within the same odds oldest first, because sorting is stable. */
    private List<Order> matching(Order order) {
        Comparator<Order> ascending = Comparator.comparingInt(resting -> resting.odds);
        return book(order).stream()
                .filter(resting -> resting.side != order.side && order.side.crosses(order.odds, resting.odds))
                .sorted(order.side == Side.LAY ? ascending : ascending.reversed())
                .toList();
    }

    private List<Order> book(Order order) {
        return books.computeIfAbsent(order.selectionId, id -> new ArrayList<>());
    }

    private void match(Order taker, Order maker) {
        long size = Math.min(taker.remaining, maker.remaining);
        if (size > 0 && taker.user.equals(maker.user)) {
            throw new IllegalStateException(taker.user + " would match an own order");
        }
        for (Order order : List.of(taker, maker)) {
            order.remaining -= size;
            order.matched += size;
            order.matchedTimesOdds += size * maker.odds;
        }
        boolean takerBacks = taker.side == Side.BACK;
        if (size > 0) {
            traded.merge(taker.selectionId, size, Long::sum);
            bets.add(new Bet(
                    takerBacks ? taker.user : maker.user,
                    takerBacks ? maker.user : taker.user,
                    taker.selectionId,
                    maker.odds,
                    size));
        }
    }

    private Reply cancel(String user, String orderId) {
        Order order = orders.get(orderId);
        if (order == null || !order.user.equals(user)) {
            return problem(404, "ORDER_NOT_FOUND");
        }
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode canceled = reply.putArray("canceled");
        ObjectNode notCanceled = reply.putObject("notCanceled");
        if (book(order).remove(order)) {
            order.remaining = 0;
            canceled.add(orderId);
        } else {
            notCanceled.put(orderId, "BET_TAKEN_OR_LAPSED");
        }
        return ok(200, reply);
    }

    private Reply find(String user, String[] parts) {
        Order order = parts.length == 3 ? byClientId.get(user + ":" + parts[2]) : orders.get(parts[1]);
        return order == null || !order.user.equals(user) ? problem(404, "ORDER_NOT_FOUND") : ok(200, describe(order));
    }

    private Reply tradedVolume() {
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode selections = reply.putArray("selections");
        traded.forEach((id, size) -> selections.addObject().put("id", id).put("traded", Size.format(size)));
        return ok(200, reply);
    }

    private static ObjectNode describe(Order order) {
        ObjectNode node = JSON.createObjectNode()
                .put("orderId", order.id)
                .put("status", order.remaining > 0 ? "OPEN" : "FILLED")
                .put("sizeMatched", Size.format(order.matched))
                .put("sizeRemaining", Size.format(order.remaining));
        if (order.matched > 0) {
            node.put("averagePriceMatched", Size.format(order.matchedTimesOdds / order.matched));
        }
        return node;
    }

    private static Reply ok(int status, ObjectNode body) {
        return new Reply(status, body);
    }
}
