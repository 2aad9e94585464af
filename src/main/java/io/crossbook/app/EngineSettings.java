package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.Protection;
import io.crossbook.wallet.WalletSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The configuration of {@code crossbook.engine}.
 *
 * @param askTimeout after which an answer of an entity counts as unknown
 * @param placementTimeout after which a placement is answered as pending
 * @param wakeInterval between two rounds of the waker
 */
public record EngineSettings(
        Duration askTimeout,
        Duration placementTimeout,
        Duration wakeInterval,
        WalletSettings wallet,
        BookSettings book) {
    private static final int LEVEL_SCALE = 4;
    private static final int SIZE_SCALE = 2;

    /** Reads {@code crossbook.engine}. */
    public static EngineSettings from(Config engine) {
        Config wallet = engine.getConfig("wallet");
        Config book = engine.getConfig("book");
        return new EngineSettings(
                engine.getDuration("ask-timeout"),
                engine.getDuration("placement-timeout"),
                engine.getDuration("wake-interval"),
                new WalletSettings(
                        wallet.getDuration("idempotency-window", TimeUnit.MILLISECONDS),
                        wallet.getDuration("id-ahead", TimeUnit.MILLISECONDS),
                        wallet.getDuration("place-ttl", TimeUnit.MICROSECONDS),
                        wallet.getInt("unresolved-limit"),
                        wallet.getInt("queue")),
                new BookSettings(
                        book.getInt("open-orders-per-user"),
                        book.getInt("queue"),
                        book.getInt("settlement-window"),
                        book.getDuration("settlement-target", TimeUnit.MICROSECONDS),
                        protection(book.getConfig("protection"))));
    }

    private static Protection protection(Config limits) {
        return new Protection(
                limits.getStringList("kinds").stream().map(MarketKind::valueOf).collect(Collectors.toSet()),
                limits.getInt("collar-percent"),
                Decimals.parse(limits.getString("collar-at-least"), LEVEL_SCALE),
                limits.getDuration("reference-window", TimeUnit.MICROSECONDS),
                Decimals.parse(limits.getString("halt-move"), LEVEL_SCALE),
                limits.getDuration("halt-within", TimeUnit.MICROSECONDS),
                limits.getDuration("halt-for", TimeUnit.MICROSECONDS),
                Decimals.parse(limits.getString("order-size-max"), SIZE_SCALE),
                Money.parse(limits.getString("order-risk-max")).micros());
    }
}
