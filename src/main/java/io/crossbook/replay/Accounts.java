package io.crossbook.replay;

import io.crossbook.domain.money.Money;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The makers, whose orders rest, and the takers, who match them: never one and the same user. */
final class Accounts {
    /** The exchange allows 500 open orders per user and market; cancels under way still count there. */
    private static final int MOST_OPEN_ORDERS = 400;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExchangeClient client;
    private final String run;
    private final Money depositSize;
    private final List<Account> makers = new ArrayList<>();
    private final List<Account> takers = new ArrayList<>();
    private int nextTaker;

    Accounts(ExchangeClient client, String run, Money depositSize) {
        this.client = client;
        this.run = run;
        this.depositSize = depositSize;
    }

    void open(int makerCount, int takerCount, Executor executor) {
        List<CompletableFuture<Void>> openings = new ArrayList<>();
        for (int i = 0; i < makerCount + takerCount; i++) {
            Account account = i < makerCount ? add(makers, "m") : add(takers, "t");
            openings.add(CompletableFuture.runAsync(() -> account.open(client), executor));
        }
        openings.forEach(CompletableFuture::join);
    }

    /** The maker with the fewest open orders; a new one when all have as many as they may. */
    Account maker() {
        Account idlest = makers.stream()
                .min(Comparator.comparingInt(Account::openOrders))
                .orElseThrow();
        if (idlest.openOrders() < MOST_OPEN_ORDERS) {
            return idlest;
        }
        Account another = add(makers, "m");
        another.open(client);
        return another;
    }

    /** The takers in turn. */
    Account taker() {
        nextTaker = (nextTaker + 1) % takers.size();
        return takers.get(nextTaker);
    }

    List<Account> all() {
        List<Account> all = new ArrayList<>(makers);
        all.addAll(takers);
        return all;
    }

    private Account add(List<Account> group, String prefix) {
        byte[] secret = new byte[18];
        RANDOM.nextBytes(secret);
        String username = "replay-" + run + "-" + prefix + (group.size() + 1);
        Account account = new Account(username, Base64.getUrlEncoder().encodeToString(secret), depositSize);
        group.add(account);
        return account;
    }
}
