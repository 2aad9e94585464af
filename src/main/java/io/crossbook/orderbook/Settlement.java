package io.crossbook.orderbook;

import io.crossbook.domain.exposure.Commission;
import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The settlement of a book: who gets what follows from the bets and the resolution alone (PROTOCOL.md 5). */
final class Settlement {
    private OrderBookEvent.SettlementStarted started;
    private boolean done;

    void restore(OrderBookEvent.SettlementStarted known, boolean completed) {
        started = known;
        done = completed;
    }

    /** How the settlement began, null before. */
    OrderBookEvent.SettlementStarted started() {
        return started;
    }

    boolean isDone() {
        return done;
    }

    boolean isRunning() {
        return started != null && !done;
    }

    /** What one user gets: profit or loss and the commission on it, in micros. */
    private static Effect effect(
            OrderBook book, Channel channel, MarketAccount account, long version, Resolution resolution) {
        if (resolution.voided()) {
            return new Effect.Voided(version);
        }
        long profit = account.profit(resolution.payouts());
        return new Effect.Settled(
                version,
                resolution.payouts(),
                profit,
                Commission.of(profit, book.terms().commissionBps(), channel.discountBps()));
    }

    /** What settling by a resolution would mean after removals that are not applied yet; changes nothing. */
    static OrderBookEvent.SettlementStarted reckon(
            OrderBook book, long version, Resolution resolution, List<OrderBookEvent.RunnerRemoved> removals, long at) {
        long profit = 0;
        long loss = 0;
        long commission = 0;
        MessageDigest digest = sha256();
        for (Channel channel : book.channels().all()) {
            Effect effect = effect(book, channel, Removals.after(channel.account(), removals), version, resolution);
            if (effect instanceof Effect.Settled settled) {
                profit = Math.addExact(profit, Math.max(0, settled.profit()));
                loss = Math.addExact(loss, Math.max(0, Math.negateExact(settled.profit())));
                commission = Math.addExact(commission, settled.commission());
                String line = channel.userId() + ":" + settled.profit() + ":" + settled.commission() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        long rounding = Math.subtractExact(loss, profit);
        boolean rounds = !resolution.voided() && resolution.payouts().dividesWins();
        if (rounding < 0 || rounding > (rounds ? book.channels().all().size() : 0)) {
            throw new IllegalStateException("winners get " + profit + " and losers pay " + loss);
        }
        return new OrderBookEvent.SettlementStarted(
                version,
                resolution,
                book.channels().all().size(),
                profit,
                loss,
                commission,
                HexFormat.of().formatHex(digest.digest()),
                at,
                rounding);
    }

    void start(OrderBook book, OrderBookEvent.SettlementStarted event) {
        if (started != null) {
            throw new IllegalStateException("settled twice: " + event);
        }
        started = event;
        for (Channel channel : book.channels().all()) {
            book.channels()
                    .issue(channel, effect(book, channel, channel.account(), event.version(), event.resolution()), 0);
        }
    }

    /** Whether a resolution says otherwise than the one that everybody was paid by. */
    boolean isCorrectedBy(Resolution resolution) {
        return done && !Objects.equals(started.resolution().payouts(), resolution.payouts());
    }

    void correct(OrderBook book, OrderBookEvent.SettlementStarted right) {
        if (!isCorrectedBy(right.resolution())) {
            throw new IllegalStateException("nothing to correct: " + right + " after " + started);
        }
        Resolution wrong = started.resolution();
        started = right;
        done = false;
        for (Channel channel : book.channels().all()) {
            difference(book, channel, wrong, right.version(), right.resolution())
                    .ifPresent(effect -> book.channels().issue(channel, effect, 0));
        }
    }

    /** Whether another resolution than the one in force gives anybody more or less. */
    static boolean isAnybodyConcerned(OrderBook book, Resolution right) {
        Resolution wrong = book.settlement().started.resolution();
        return book.channels().all().stream()
                .anyMatch(channel -> difference(book, channel, wrong, 0, right).isPresent());
    }

    private static Optional<Effect> difference(
            OrderBook book, Channel channel, Resolution wrong, long version, Resolution right) {
        Effect.Settled was = paid(book, channel, wrong);
        Effect.Settled is = paid(book, channel, right);
        return was.equals(is)
                ? Optional.empty()
                : Optional.of(new Effect.Corrected(
                        version,
                        right.payouts(),
                        Math.subtractExact(is.profit(), was.profit()),
                        Math.subtractExact(is.commission(), was.commission())));
    }

    /** What a resolution comes to, by itself; nothing when it is void. */
    private static Effect.Settled paid(OrderBook book, Channel channel, Resolution resolution) {
        return effect(book, channel, channel.account(), 0, resolution) instanceof Effect.Settled settled
                ? new Effect.Settled(0, null, settled.profit(), settled.commission())
                : new Effect.Settled(0, null, 0, 0);
    }

    void complete(long version) {
        if (started == null || started.version() != version) {
            throw new IllegalStateException("completed a settlement that never started: " + version);
        }
        done = true;
    }

    /** How far it has come, null before it started. */
    SettlementProgress progress(OrderBook book, long now) {
        if (started == null) {
            return null;
        }
        return done
                ? progress(started, started.users(), true, 0)
                : progress(
                        started,
                        book.channels().answered(),
                        false,
                        book.channels().answeredPerSecond(now));
    }

    static SettlementProgress progress(
            OrderBookEvent.SettlementStarted started, int paid, boolean done, int perSecond) {
        return new SettlementProgress(
                started.users(), paid, started.profit(), started.commission(), done, started.at(), perSecond);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
