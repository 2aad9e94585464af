package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.wallet.WalletSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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
                        book.getDuration("settlement-target", TimeUnit.MICROSECONDS)));
    }
}
