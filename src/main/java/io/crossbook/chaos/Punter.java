package io.crossbook.chaos;

import io.crossbook.chaos.Caller.Attempt;
import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import io.crossbook.sourcing.Ids;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Somebody who bets, one request after the other, and writes down each attempt with what came of it. */
final class Punter implements Runnable {
    private static final String[] PRICES = {"1.80", "2.00", "2.10", "2.20", "2.40"};
    private static final String[] SELECTIONS = {"home", "away", "draw"};
    private static final int REMEMBERED = 60;

    /** A request that may be made again. */
    private record Asked(Kind kind, String entity, String id, String method, String path, String body) {}

    private final int number;
    private final Caller caller;
    private final Exchange exchange;
    private final Floor floor;
    private final History history;
    private final SplittableRandom random;
    private final long thinkMillis;
    private final Deque<Asked> finished = new ArrayDeque<>();
    private final Deque<Asked> bets = new ArrayDeque<>();
    private final List<String> troubles = new ArrayList<>();
    private String user = "";
    private boolean poor = true;

    Punter(int number, Exchange exchange, Floor floor, History history, SplittableRandom random, long thinkMillis) {
        this.number = number;
        this.caller = new Caller(exchange, "punter" + number, "the password of punter " + number, random);
        this.exchange = exchange;
        this.floor = floor;
        this.history = history;
        this.random = random;
        this.thinkMillis = thinkMillis;
    }

    /** Makes the account and pays in. */
    void enter() {
        user = caller.register();
        ask(payment(Kind.DEPOSIT, "/wallet/deposits", "1000.00"));
        poor = false;
    }

    String user() {
        return user;
    }

    /** Answers that no repeat put right. */
    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void run() {
        while (!exchange.isClosing()) {
            act(random.nextInt(100));
            Exchange.pause(thinkMillis / 2 + random.nextInt((int) thinkMillis));
        }
    }

    private void act(int dice) {
        String market = floor.any(random);
        if (poor || dice < 4) {
            poor = false;
            ask(payment(Kind.DEPOSIT, "/wallet/deposits", cents(1_000, 20_000)));
        } else if (dice < 7) {
            ask(payment(Kind.WITHDRAW, "/wallet/withdrawals", cents(100, 3_000)));
        } else if (dice < 14) {
            ask(new Asked(Kind.READ_WALLET, wallet(), "", "GET", "/wallet", ""));
        } else if (dice < 17 && !market.isEmpty()) {
            ask(new Asked(Kind.READ_BOOK, "OrderBook|" + market, "", "GET", "/markets/" + market + "/book", ""));
        } else if (dice < 36 && !bets.isEmpty()) {
            onABet(dice);
        } else if (dice < 40 && !finished.isEmpty()) {
            repeat();
        } else if (!market.isEmpty()) {
            bet(market);
        }
    }

    private void bet(String market) {
        String id = Ids.next();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("clientOrderId", id);
        body.put("marketId", market);
        body.put("selectionId", SELECTIONS[random.nextInt(SELECTIONS.length)]);
        body.put("side", random.nextBoolean() ? "BACK" : "LAY");
        body.put("price", PRICES[random.nextInt(PRICES.length)]);
        body.put("size", cents(200, 2_000));
        Asked bet = new Asked(Kind.PLACE, "OrderBook|" + market, id, "POST", "/orders", Exchange.text(body));
        if (ask(bet)) {
            remember(bets, bet);
        }
    }

    private void onABet(int dice) {
        Asked bet = bets.toArray(new Asked[0])[random.nextInt(bets.size())];
        String market =
                "OrderBook|" + Exchange.parse(bet.body()).path("marketId").asText();
        String path = "/orders/" + user + ":" + bet.id();
        if (dice < 26) {
            ask(new Asked(Kind.CANCEL, market, bet.id(), "DELETE", path, ""));
        } else if (dice < 30) {
            String size = Exchange.text(Map.of("size", cents(100, 1_000)));
            ask(new Asked(Kind.REDUCE, market, bet.id(), "PATCH", path, size));
        } else {
            ask(new Asked(Kind.READ_ORDER, market, bet.id(), "GET", "/orders/by-client-id/" + bet.id(), ""));
        }
    }

    /** The same request again, or another one with its id. */
    private void repeat() {
        Asked before = finished.toArray(new Asked[0])[random.nextInt(finished.size())];
        boolean same = random.nextInt(4) > 0;
        String body = same ? before.body() : other(before);
        ask(new Asked(before.kind(), before.entity(), before.id(), before.method(), before.path(), body));
    }

    private static String other(Asked before) {
        String field = before.kind() == Kind.PLACE ? "size" : "amount";
        String value = Exchange.parse(before.body()).path(field).asText();
        return before.body().replace("\"" + field + "\":\"" + value, "\"" + field + "\":\"9" + value);
    }

    /** Repeats some of what was done, as somebody does who was not sure of the answer. */
    void repeatLast() {
        for (int i = 0; i < 6 && !finished.isEmpty(); i++) {
            repeat();
        }
    }

    private Asked payment(Kind kind, String path, String amount) {
        String id = Ids.next();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("amount", amount);
        body.put("clientRef", id);
        return new Asked(kind, wallet(), id, "POST", path, Exchange.text(body));
    }

    /** Asks until there is an answer; whether it was done. */
    private boolean ask(Asked asked) {
        Attempt last = caller.patiently(
                asked.method(), asked.path(), asked.body(), asked.kind() == Kind.WITHDRAW, each -> note(asked, each));
        Operation operation = operation(asked, last);
        boolean done = Outcome.of(operation) == Outcome.DONE;
        if (!done && !isExpected(operation)) {
            trouble(operation);
        }
        poor |= operation.body().contains("INSUFFICIENT_FUNDS");
        boolean mayBeMadeAgain =
                asked.kind() == Kind.PLACE || asked.kind() == Kind.DEPOSIT || asked.kind() == Kind.WITHDRAW;
        if (done && mayBeMadeAgain) {
            remember(finished, asked);
        }
        return done;
    }

    /** Refusals that are right somewhere in the life of a market, an order or a wallet. */
    private static boolean isExpected(Operation operation) {
        String code = Exchange.parse(operation.body()).path("code").asText();
        return switch (code) {
            case "MARKET_SUSPENDED",
                    "MARKET_CLOSED",
                    "BET_TAKEN_OR_LAPSED",
                    "INSUFFICIENT_FUNDS",
                    "INVALID_SIZE",
                    "TOO_LATE",
                    "CANCELLED_BEFORE_PLACED",
                    "TOO_MANY_OPEN_ORDERS",
                    "ORDER_EXISTS_WITH_DIFFERENT_TERMS",
                    "PAYMENT_EXISTS_WITH_DIFFERENT_TERMS" -> true;
            default -> false;
        };
    }

    private synchronized void trouble(Operation operation) {
        troubles.add(operation.kind() + " " + operation.id() + " of " + user + " after "
                + (operation.returnedNanos() - operation.invokedNanos()) / 1_000_000 + " ms: " + operation.status()
                + " "
                + operation.body());
    }

    private void note(Asked asked, Attempt attempt) {
        history.add(operation(asked, attempt));
    }

    private Operation operation(Asked asked, Attempt attempt) {
        return new Operation(
                number,
                user,
                asked.kind(),
                asked.entity(),
                asked.id(),
                asked.body(),
                attempt.invokedNanos(),
                attempt.returnedNanos(),
                attempt.answer().status(),
                attempt.answer().body());
    }

    private static void remember(Deque<Asked> list, Asked asked) {
        list.add(asked);
        if (list.size() > REMEMBERED) {
            list.remove();
        }
    }

    private String wallet() {
        return "Wallet|" + user;
    }

    private String cents(int from, int until) {
        int cents = from + random.nextInt(until - from);
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
