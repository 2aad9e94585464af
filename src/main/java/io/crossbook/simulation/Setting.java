package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.Protection;
import io.crossbook.wallet.WalletSettings;
import java.util.Set;

/**
 * What a world is like.
 *
 * @param beginsAt microseconds since 1970
 * @param snapshotEvery events of an entity
 * @param wakeEvery microseconds
 * @param pace microseconds from one act of a user to the next, on average
 */
record Setting(
        long beginsAt, WalletSettings wallets, BookSettings books, long snapshotEvery, long wakeEvery, long pace) {
    private static final long BEGIN = 1_800_000_000_000_000L;

    /** Limits are tiny in some worlds and huge in others; ids are remembered for so many seconds at most. */
    static Setting drawn(Weather weather, int longestWindow) {
        long snapshotEvery = 1L + weather.below(40);
        long pace = weather.between(Durations.SECOND / 10, 3 * Durations.SECOND);
        long wakeEvery = weather.between(3, 10) * Durations.SECOND;
        var wallets = new WalletSettings(
                weather.between(10, longestWindow) * 1000,
                60_000,
                weather.between(1, 30) * Durations.SECOND,
                5 + weather.below(100),
                5 + weather.below(200));
        var books = new BookSettings(
                3 + weather.below(20),
                5 + weather.below(200),
                1 + weather.below(4),
                Durations.SECOND / 10,
                weather.oneIn(2) ? Protection.NONE : halting(weather));
        return new Setting(BEGIN, wallets, books, snapshotEvery, wakeEvery, pace);
    }

    /** A market stops for seconds when its price moves by a few per cent or more. */
    private static Protection halting(Weather weather) {
        return new Protection(
                Set.of(MarketKind.values()),
                100,
                10_000,
                Durations.MINUTE,
                weather.between(100, 1_500),
                weather.between(1, 20) * Durations.SECOND,
                weather.between(1, 10) * Durations.SECOND,
                0,
                0);
    }

    /** As an exchange is set up that somebody runs. */
    static Setting production(long beginsAt) {
        return new Setting(
                beginsAt, WalletSettings.DEFAULT, BookSettings.DEFAULT, 200, 10 * Durations.SECOND, Durations.MINUTE);
    }
}
