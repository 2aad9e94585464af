package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A few who bet at random in one market over HTTP, as fast as they are answered. */
final class WebCrowd {
    static final String ADMIN_PASSWORD = "the secret of the admin";
    private static final String[] PRICES = {"1.90", "1.95", "2.00", "2.06", "2.10"};
    private static final int BETTORS = 4;
    private static final Set<Integer> TAKEN = Set.of(201, 202);

    private final AtomicReference<String> base;
    private final List<WebUser> bettors = new ArrayList<>();

    /** @param base where the exchange is just now */
    WebCrowd(AtomicReference<String> base) {
        this.base = base;
    }

    /** Settings of a node on which a crowd may bet. */
    static String settings() {
        return "crossbook { auth.first-admin { user = admin, password = \"" + ADMIN_PASSWORD
                + "\" }, http.rate-limit.enabled = off }\n";
    }

    /** Opens a market, the same for the same name; returns its id. */
    String market(String name) throws IOException, InterruptedException {
        WebUser admin = new WebUser(base, "admin", ADMIN_PASSWORD).login();
        String market = admin.patiently(
                        "POST",
                        "/markets",
                        "{'clientRef':'" + name
                                + "','kind':'ODDS','name':'Match odds','event':{'name':'Home v Away'},"
                                + "'selections':[{'id':'home','name':'Home'},{'id':'away','name':'Away'}]}")
                .expect(201)
                .body()
                .get("marketId")
                .asText();
        admin.patiently("POST", "/markets/" + market + "/open", "{}").expect(200);
        return market;
    }

    /** Registers everybody, or logs everybody in again. */
    void enter() throws IOException, InterruptedException {
        for (WebUser bettor : bettors) {
            bettor.login();
        }
        while (bettors.size() < BETTORS) {
            bettors.add(WebUser.fresh(base, "bettor" + bettors.size()));
        }
    }

    /** One of them. */
    WebUser ann() {
        return bettors.get(0);
    }

    /** Everybody bets until told to stop, or until nobody answers; other answers than these are a failure. */
    List<CompletableFuture<Void>> bet(
            String market, SplittableRandom random, AtomicBoolean stop, Set<Integer> allowed) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (WebUser bettor : bettors) {
            SplittableRandom own = random.split();
            all.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    try {
                        WebUser.Answer answer = bettor.send("POST", "/orders", order(market, own));
                        assertThat(TAKEN.contains(answer.status()) || allowed.contains(answer.status()))
                                .as("%s", answer)
                                .isTrue();
                    } catch (IOException gone) {
                        stop.set(true);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                }
            }));
        }
        return all;
    }

    /** An order that anybody may send, the same but for its id. */
    String order(String market) {
        return order(market, new SplittableRandom(1));
    }

    /** Everybody's wallet as its owner sees it. */
    Map<String, JsonNode> wallets() throws IOException, InterruptedException {
        Map<String, JsonNode> wallets = new TreeMap<>();
        for (WebUser bettor : bettors) {
            wallets.put("bettor" + wallets.size(), bettor.get("/wallet"));
        }
        return wallets;
    }

    private static String order(String market, SplittableRandom random) {
        return "{'clientOrderId':'" + Ids.next() + "','marketId':'" + market + "','selectionId':'"
                + (random.nextBoolean() ? "home" : "away") + "','side':'" + (random.nextBoolean() ? "BACK" : "LAY")
                + "','price':'" + PRICES[random.nextInt(PRICES.length)] + "','size':'" + (1 + random.nextInt(9)) + "'}";
    }

    /** The book as anybody can read it, in the words of the checksum. */
    String book(String market) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        Map<String, JsonNode> sorted = new TreeMap<>();
        ann().get("/markets/" + market + "/book?depth=350")
                .get("selections")
                .forEach(selection -> sorted.put(selection.get("id").asText(), selection));
        sorted.forEach((id, selection) -> {
            selection.path("back").forEach(level -> append(text, id + ",atb,", level));
            selection.path("lay").forEach(level -> append(text, id + ",atl,", level));
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String start, JsonNode level) {
        text.append(start)
                .append(level.get(0).asText())
                .append(',')
                .append(level.get(1).asText())
                .append(';');
    }
}
