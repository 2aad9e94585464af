package io.crossbook.replay;

import com.github.f4b6a3.uuid.UuidCreator;
import io.crossbook.domain.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of our users on the exchange: what it paid in, what it has resting, and what its bets are worth. */
final class Account {
    private static final int TAKEN = 409;
    private static final long MICROS_PER_CENT = 10_000;
    private static final long MICROS_PER_CENT_AND_HUNDREDTH = 100;
    private static final long EVEN = 100;

    private final Session session;
    private final Money depositSize;
    private final Map<Bet, Long> backed = new HashMap<>();
    private Money deposited = Money.ZERO;
    private int openOrders;
    private boolean inexact;

    /** Bets at odds in hundredths, made after so many removals. */
    private record Bet(String selectionId, int odds, int removals) {}

    Account(String username, String password, Money depositSize) {
        this.session = new Session(username, password);
        this.depositSize = depositSize;
    }

    Session session() {
        return session;
    }

    /** Registers the user and pays in; safe to repeat. */
    void open(ExchangeClient client) {
        Map<String, String> user = Map.of("username", session.username(), "password", session.password());
        Answer answer = client.call(Optional.empty(), "POST", "/v1/users", user);
        if (answer.status() != TAKEN) {
            answer.orThrow("register " + session.username());
        }
        deposit(client);
    }

    void deposit(ExchangeClient client) {
        Map<String, String> deposit = Map.of(
                "amount",
                depositSize.toString(),
                "clientRef",
                UuidCreator.getTimeOrderedEpoch().toString());
        client.post(session, "/v1/wallet/deposits", deposit).orThrow("deposit for " + session.username());
        synchronized (this) {
            deposited = deposited.plus(depositSize);
        }
    }

    Money balance(ExchangeClient client) {
        Answer wallet = client.get(session, "/v1/wallet").orThrow("read the wallet of " + session.username());
        return Money.parse(wallet.body().path("balance").asText());
    }

    synchronized Money deposited() {
        return deposited;
    }

    synchronized int openOrders() {
        return openOrders;
    }

    synchronized void addOpenOrders(int change) {
        openOrders += change;
    }

    /** Adds a matched bet, or takes one back when {@code size} (hundredths) is negative. */
    synchronized void addBet(String selectionId, Side side, int odds, long size, int removals) {
        backed.merge(new Bet(selectionId, odds, removals), side == Side.BACK ? size : -size, Long::sum);
    }

    /** Says that {@link #profit} doesn't know all: odds better than an order's, or an order that was forgotten. */
    synchronized void markInexact() {
        inexact = true;
    }

    synchronized boolean isExact() {
        return !inexact;
    }

    /** What the account's bets come to after all removals, before commission, when these selections win. */
    synchronized Money profit(List<String> winners, Removals removals) {
        long micros = 0;
        for (Map.Entry<Bet, Long> entry : backed.entrySet()) {
            Bet bet = entry.getKey();
            if (!removals.isVoid(bet.selectionId(), bet.removals())) {
                long perCent = winners.contains(bet.selectionId())
                        ? (removals.odds(bet.odds(), bet.removals()) - EVEN) * MICROS_PER_CENT_AND_HUNDREDTH
                        : -MICROS_PER_CENT;
                micros += entry.getValue() * perCent;
            }
        }
        return Money.ofMicros(micros);
    }
}
