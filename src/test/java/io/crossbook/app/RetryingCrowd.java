package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who bet through any node; what fails there for whatever reason they send again with the same id somewhere
 * else, as docs/api.md tells them to.
 */
final class RetryingCrowd {
    private static final int NODES = 3;
    private static final long THINK_MS = 200;
    private static final long RETRY_MS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String[] PRICES = {"2.90", "3.00", "3.10"};

    private final String market;
    private final Map<String, WebUser[]> placed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger retries = new AtomicInteger();
    private final List<CompletableFuture<Void>> people = new ArrayList<>();
    private volatile boolean leaving;

    private RetryingCrowd(String market) {
        this.market = market;
    }

    /** So many people begin to bet. */
    static RetryingCrowd enter(ThreeNodes nodes, String market, int size, long seed)
            throws IOException, InterruptedException {
        RetryingCrowd crowd = new RetryingCrowd(market);
        for (int person = 0; person < size; person++) {
            WebUser[] at = new WebUser[NODES];
            at[0] = WebUser.fresh(nodes.node(1), "person" + person);
            for (int node = 1; node < NODES; node++) {
                at[node] = at[0].at(nodes.node(node + 1));
            }
            // Nobody bets on both sides: nothing is cancelled to keep him from trading with himself.
            String side = person % 2 == 0 ? "BACK" : "LAY";
            SplittableRandom random = new SplittableRandom(seed + person);
            crowd.people.add(CompletableFuture.runAsync(() -> crowd.bet(at, side, random), task -> {
                Thread thread = new Thread(task, "person");
                thread.setDaemon(true);
                thread.start();
            }));
        }
        return crowd;
    }

    private void bet(WebUser[] at, String side, SplittableRandom random) {
        while (!leaving) {
            String id = Ids.next();
            String body = "{'clientOrderId':'" + id + "','marketId':'" + market + "','selectionId':'home','side':'"
                    + side + "','price':'" + PRICES[random.nextInt(PRICES.length)]
                    + "','size':'2.00'}";
            place(at, random.nextInt(NODES), id, body);
            pause(THINK_MS);
        }
    }

    private void place(WebUser[] at, int first, String id, String body) {
        long start = System.nanoTime();
        String last = "";
        for (int attempt = 0; System.nanoTime() - start < PATIENCE.toNanos(); attempt++) {
            try {
                WebUser.Answer answer = at[(first + attempt) % NODES].send("POST", "/orders", body);
                last = answer.status() + " " + answer.body();
                if (answer.status() == 200 || answer.status() == 201) {
                    micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
                    placed.put(id, at);
                    return;
                }
                if (answer.status() != 202 && answer.status() != 503) {
                    errors.add(last);
                    return;
                }
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            retries.incrementAndGet();
            pause(RETRY_MS);
        }
        errors.add("given up after " + last);
    }

    private static void pause(long millis) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, millis, TimeUnit.MILLISECONDS)
                .join();
    }

    int placedCount() {
        return placed.size();
    }

    /** Waits for everybody's last bet. */
    void leave() {
        leaving = true;
        people.forEach(CompletableFuture::join);
    }

    /** Nothing failed that a repeat did not put right, and every bet that was acknowledged is there. */
    void assertNothingLost() throws IOException, InterruptedException {
        assertThat(errors).isEmpty();
        for (Map.Entry<String, WebUser[]> bet : placed.entrySet()) {
            String status = bet.getValue()[0]
                    .get("/orders/by-client-id/" + bet.getKey())
                    .get("status")
                    .asText();
            assertThat(status).as(bet.getKey()).isIn("OPEN", "FILLED");
        }
    }

    @Override
    public String toString() {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        return "%d bets acknowledged, %d attempts repeated, %d errors after that; ms: median %.1f, P99 %.1f, most %.1f"
                .formatted(
                        placed.size(),
                        retries.get(),
                        errors.size(),
                        sorted[sorted.length / 2] / 1e3,
                        sorted[(int) (sorted.length * 0.99)] / 1e3,
                        Arrays.stream(sorted).max().orElse(0) / 1e3);
    }
}
