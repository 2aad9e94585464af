package io.crossbook.streaming;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import io.crossbook.protocol.BookDelta;
import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.Ladder;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.WalletNews;
import java.time.Duration;
import java.util.List;

/** A two-runner market of odds and what its book says. */
final class FeedFixture {
    static final String MARKET = "6f9619ff-8b86-5d01-b42d-00c04fc964ff";
    static final MarketDefinition DEFINITION = new MarketDefinition(
            "ref",
            MarketKind.ODDS,
            "Match odds",
            "Home v Away",
            null,
            List.of(new Selection("home", "Home"), new Selection("away", "Away")),
            1,
            true,
            0,
            0,
            0,
            null);

    private FeedFixture() {}

    static Ladder.Level level(int tick, long size) {
        return new Ladder.Level(tick, size);
    }

    static Ladder home(List<Ladder.Level> buys, List<Ladder.Level> sells) {
        return new Ladder(0, buys, sells, 0, 0);
    }

    static Ladder nothing(int selection) {
        return new Ladder(selection, List.of(), List.of(), 0, 0);
    }

    static BookImage image(long seq, Ladder home) {
        return new BookImage(MARKET, seq, 0, 0, 1, MarketStatus.OPEN, false, List.of(), List.of(home, nothing(1)));
    }

    static BookDelta delta(long prevSeq, long seq, Ladder... touched) {
        return new BookDelta(MARKET, prevSeq, seq, 0, 0, List.of(touched));
    }

    /** A feed with one level to buy at tick 200, at number 10. */
    static MarketFeed feed() {
        MarketFeed feed = new MarketFeed(MARKET, DEFINITION);
        feed.image(image(10, home(List.of(level(200, 1000)), List.of())), 0);
        return feed;
    }

    /** A user with money and nothing else. */
    static WalletNews wallet(String userId) {
        return new WalletNews(userId, true, 0, 5, 0, 100_000_000, 100_000_000, 0, 0, List.of(), List.of());
    }

    /** Limits that a test reaches at once. */
    static StreamSettings settings() {
        return new StreamSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofSeconds(60),
                10,
                Duration.ofSeconds(8),
                2,
                1,
                10,
                5,
                50,
                1024,
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                new StreamSettings.Resume(1_000, 1, Duration.ofSeconds(1)));
    }
}
