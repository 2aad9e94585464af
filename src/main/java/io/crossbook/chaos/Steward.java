package io.crossbook.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.chaos.Caller.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The admin: keeps some markets open, suspends, closes and settles them while everything goes wrong. */
final class Steward implements Runnable {
    private static final int MARKETS = 4;
    private static final long LIFE_MS = 100_000;
    private static final int OK = 200;

    private record Kept(String id, long endNanos) {}

    private final Caller caller;
    private final Exchange exchange;
    private final Floor floor;
    private final SplittableRandom random;
    private final String run;
    private final List<Kept> open = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int made;

    Steward(Exchange exchange, Floor floor, String name, String password, SplittableRandom random, String run) {
        this.caller = new Caller(exchange, name, password, random);
        this.exchange = exchange;
        this.floor = floor;
        this.random = random;
        this.run = run;
    }

    /** Opens the first markets. */
    void enter() {
        while (open.size() < MARKETS) {
            add();
        }
    }

    @Override
    public void run() {
        while (!exchange.isClosing()) {
            Kept one = open.get(random.nextInt(open.size()));
            if (exchange.now() - one.endNanos() > 0) {
                end(one);
                add();
            } else {
                step(one.id(), "suspend", "SUSPENDED");
                Exchange.pause(random.nextInt(1_000));
                step(one.id(), "open", "OPEN");
            }
            Exchange.pause(1_000 + random.nextInt(3_000));
        }
    }

    /** Ends all markets but one, so that the checks find settled and unsettled ones. */
    void leave() {
        while (open.size() > 1) {
            end(open.get(0));
        }
    }

    /** Markets that were resolved. */
    List<String> closed() {
        return List.copyOf(closed);
    }

    /** What the exchange says of a market. */
    JsonNode read(String market) {
        return ask("GET", "/markets/" + market, "").answer().json();
    }

    /** Answers that no repeat put right. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void add() {
        made++;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("clientRef", run + "-" + made);
        body.put("kind", "ODDS");
        body.put("name", "Match odds " + made);
        body.put("event", Map.of("name", "Home v Away " + made));
        body.put(
                "selections",
                List.of(
                        Map.of("id", "home", "name", "Home"),
                        Map.of("id", "away", "name", "Away"),
                        Map.of("id", "draw", "name", "Draw")));
        body.put("commissionPercent", "5");
        body.put("approvals", 1);
        Attempt attempt = ask("POST", "/markets", Exchange.text(body));
        String id = attempt.answer().json().path("marketId").asText();
        if (id.isEmpty()) {
            troubles.add("market " + made + ": " + attempt.answer());
            return;
        }
        step(id, "open", "OPEN");
        long life = LIFE_MS / 2 + random.nextInt((int) LIFE_MS);
        open.add(new Kept(id, exchange.now() + TimeUnit.MILLISECONDS.toNanos(life)));
        floor.add(id);
    }

    private void end(Kept one) {
        open.remove(one);
        step(one.id(), "close", "CLOSED");
        floor.remove(one.id());
        String winner = List.of("home", "away", "draw").get(random.nextInt(3));
        String body = Exchange.text(Map.of("winners", List.of(winner), "reason", "the final whistle"));
        Attempt resolved = ask("POST", "/markets/" + one.id() + "/resolution", body);
        for (int again = 0; again < 20 && resolved.answer().status() != 202; again++) {
            Exchange.pause(1_000);
            resolved = ask("POST", "/markets/" + one.id() + "/resolution", body);
        }
        if (resolved.answer().status() != 202) {
            troubles.add("resolve " + one.id() + ": " + resolved.answer());
        }
        closed.add(one.id());
    }

    /** Repeats a step until the market is there: a node that was paused may say for a moment that it is not. */
    private void step(String market, String step, String status) {
        Attempt attempt = null;
        for (int again = 0; again < 20; again++) {
            attempt = ask("POST", "/markets/" + market + "/" + step, "{}");
            if (attempt.answer().status() == OK
                    || read(market).path("status").asText().equals(status)) {
                return;
            }
            Exchange.pause(1_000);
        }
        troubles.add(step + " " + market + ": " + attempt);
    }

    private Attempt ask(String method, String path, String body) {
        return caller.patiently(method, path, body, true, each -> {});
    }
}
