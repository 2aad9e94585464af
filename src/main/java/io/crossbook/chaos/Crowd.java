package io.crossbook.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Everybody who uses the exchange during a run. */
public final class Crowd {
    private static final long THINK_MS = 160;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Exchange exchange;
    private final Floor floor = new Floor();
    private final Steward steward;
    private final List<Punter> punters = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    /**
     * People who have not yet entered.
     *
     * @param admin name of the admin
     * @param run different for each run, so that its markets are its own
     */
    public Crowd(Exchange exchange, History history, int size, String admin, String password, long seed, String run) {
        this.exchange = exchange;
        this.steward = new Steward(exchange, floor, admin, password, new SplittableRandom(seed), run);
        for (int i = 1; i <= size; i++) {
            punters.add(new Punter(i, exchange, floor, history, new SplittableRandom(seed + i), THINK_MS));
        }
    }

    /** Markets are opened, accounts made and money paid in; returns when all of it is done. */
    public void enter() {
        steward.enter();
        punters.forEach(Punter::enter);
    }

    /** Everybody begins. */
    public void begin() {
        running.add(start("chaos-steward", steward));
        punters.forEach(punter -> running.add(start("chaos-punter", punter)));
    }

    private static CompletableFuture<Void> start(String name, Runnable task) {
        return CompletableFuture.runAsync(task, one -> {
            Thread thread = new Thread(one, name);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Waits for everybody's last request; then some are repeated, and markets are ended. */
    public void leave() {
        exchange.close();
        running.forEach(CompletableFuture::join);
        punters.forEach(Punter::repeatLast);
        steward.leave();
    }

    /** Markets that were resolved and are not settled after a while, of the newest ones. */
    public List<String> unsettled() {
        List<String> closed = steward.closed();
        List<String> waiting = new ArrayList<>(closed.subList(Math.max(0, closed.size() - 20), closed.size()));
        long end = exchange.now() + SETTLE_NANOS;
        while (true) {
            waiting.removeIf(market -> isOver(steward.read(market)));
            if (waiting.isEmpty() || exchange.now() - end > 0) {
                return waiting;
            }
            Exchange.pause(500);
        }
    }

    private static boolean isOver(JsonNode market) {
        String status = market.path("status").asText();
        return status.equals("SETTLED") || status.equals("VOIDED");
    }

    /** How many people bet. */
    public int size() {
        return punters.size();
    }

    /** How many markets were resolved. */
    public int resolved() {
        return steward.closed().size();
    }

    /** Answers that no repeat put right. */
    public List<String> troubles() {
        List<String> all = new ArrayList<>(steward.troubles());
        punters.forEach(punter -> all.addAll(punter.troubles()));
        return all;
    }
}
