package io.crossbook.streaming;

import static io.crossbook.streaming.FeedFixture.delta;
import static io.crossbook.streaming.FeedFixture.home;
import static io.crossbook.streaming.FeedFixture.image;
import static io.crossbook.streaming.FeedFixture.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.protocol.Ladder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What a feed tells somebody who has everything up to a number. */
class MarketFeedTest {
    private static final Form ALL = new Form(Set.of(Field.EX_ALL_OFFERS), 1);
    private static final Form BEST = new Form(Set.of(Field.EX_BEST_OFFERS), 2);
    private static final Pattern LEVEL = Pattern.compile("\\[\"([0-9.]+)\",\"([0-9.]+)\"]");
    private static final long SEED = 17;

    private final Map<Long, List<Ladder.Level>> history = new TreeMap<>();
    private MarketFeed feed = FeedFixture.feed();

    private static String rows(Change change) {
        return change.rows().stream().map(row -> row.utf8String()).collect(Collectors.joining());
    }

    @Test
    void whoHasNothingGetsTheWhole() {
        Change change = feed.since(ALL, -1);
        assertThat(change.image()).isTrue();
        assertThat(change.seq()).isEqualTo(10);
        assertThat(rows(change)).contains("\"10.00\"", "away");
    }

    @Test
    void whoHasEverythingGetsNothing() {
        assertThat(feed.since(ALL, 10)).isNull();
    }

    @Test
    void whoMissedSeveralChangesGetsTheLatestStateOfEachLevelOnce() {
        feed.delta(delta(10, 11, home(List.of(level(201, 500)), List.of())), 0);
        feed.delta(delta(11, 12, home(List.of(level(201, 700)), List.of())), 0);
        feed.delta(delta(12, 13, home(List.of(level(200, 0)), List.of())), 0);
        Change change = feed.since(ALL, 10);
        assertThat(change.image()).isFalse();
        assertThat(rows(change)).contains("\"7.00\"", "\"0.00\"").doesNotContain("\"5.00\"", "away");
    }

    @Test
    void whoHasLessThanTheFeedRemembersGetsTheWhole() {
        assertThat(feed.since(ALL, 9).image()).isTrue();
    }

    @Test
    void aClockFromTheFutureGetsTheWhole() {
        assertThat(feed.since(ALL, 99).image()).isTrue();
    }

    @Test
    void aGapIsNoticedAndHealedByAnImageWithoutTellingTheWholeToReaders() {
        assertThat(feed.delta(delta(11, 12, home(List.of(level(201, 500)), List.of())), 0))
                .isFalse();
        feed.image(image(12, home(List.of(level(201, 500)), List.of())), 0);
        Change change = feed.since(ALL, 10);
        assertThat(change.image()).isFalse();
        assertThat(rows(change)).contains("\"5.00\"", "\"0.00\"");
    }

    @Test
    void whatIsOldOrKnownChangesNothing() {
        assertThat(feed.delta(delta(9, 10, home(List.of(level(200, 1)), List.of())), 0))
                .isTrue();
        feed.image(image(9, home(List.of(), List.of())), 0);
        assertThat(feed.since(ALL, 10)).isNull();
        assertThat(feed.seq()).isEqualTo(10);
    }

    @Test
    void whatCannotBeSeenWakesNobody() {
        AtomicInteger woken = new AtomicInteger();
        Tap tap = new Tap(new Joined(feed, 10, Optional.empty()), woken::incrementAndGet);
        assertThat(feed.arm(tap, 10)).isTrue();
        feed.delta(delta(10, 11), 0);
        assertThat(woken.get()).isZero();
        feed.delta(delta(11, 12, home(List.of(level(200, 1)), List.of())), 0);
        feed.delta(delta(12, 13, home(List.of(level(200, 2)), List.of())), 0);
        assertThat(woken.get()).as("once for each time it was armed").isEqualTo(1);
        assertThat(feed.arm(tap, 10)).as("there is more already").isFalse();
    }

    @Test
    void placesOfTheBestOffersAreToldByPlace() {
        feed.delta(delta(10, 11, home(List.of(level(201, 500), level(202, 600)), List.of())), 0);
        // Buyers at higher ticks come first: 202, 201, and 200 has dropped out of the best two.
        assertThat(rows(feed.since(BEST, 10)))
                .contains("[0,", "\"6.00\"", "[1,", "\"5.00\"")
                .doesNotContain("[2,");
        feed.delta(delta(11, 12, home(List.of(level(202, 0), level(201, 0)), List.of())), 0);
        assertThat(rows(feed.since(BEST, 11))).contains("[1,\"0.00\",\"0.00\"]");
    }

    @Test
    void anUnusedFeedEndsForGood() {
        assertThat(feed.join()).isTrue();
        assertThat(feed.retire()).isFalse();
        feed.leave();
        assertThat(feed.retire()).isTrue();
        assertThat(feed.join()).isFalse();
    }

    @Test
    void readersThatComeByAtAnyTimeKeepTheSameBook() {
        keepTheSameBook(false);
    }

    @Test
    void readersThatComeByAtAnyTimeKeepTheSameBookAlthoughTheFeedForgets() {
        keepTheSameBook(true);
    }

    private void keepTheSameBook(boolean forgetful) {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Map<Integer, Long> book = new TreeMap<>(Map.of(200, 1000L));
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            readers.add(new Reader());
        }
        for (long seq = 11; seq < 3_000; seq++) {
            int tick = 180 + random.nextInt(40);
            long size = random.nextInt(3) * 100L;
            if (size == 0) {
                book.remove(tick);
            } else {
                book.put(tick, size);
            }
            List<Ladder.Level> all = book.entrySet().stream()
                    .map(e -> level(e.getKey(), e.getValue()))
                    .toList();
            history.put(seq, all);
            if (forgetful && random.nextInt(50) == 0) {
                feed = new MarketFeed(FeedFixture.MARKET, FeedFixture.DEFINITION);
                feed.image(image(seq, home(all, List.of())), 0);
            } else if (random.nextInt(20) > 0) {
                feed.delta(delta(seq - 1, seq, home(List.of(level(tick, size)), List.of())), 0);
            } else {
                feed.image(image(seq, home(all, List.of())), 0);
            }
            for (Reader reader : readers) {
                if (random.nextInt(10) == 0) {
                    reader.read();
                    assertThat(reader.text()).isEqualTo(text(book));
                }
            }
        }
        assertThat(readers).allMatch(reader -> reader.images == 1);
    }

    private static String text(Map<Integer, Long> book) {
        var ticks = FeedFixture.DEFINITION.terms().rules().ticks();
        return book.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Long> level) -> ticks.price(level.getKey())))
                .map(level -> "home,atl," + Price.format(ticks.price(level.getKey())) + ","
                        + Size.format(level.getValue()) + ";")
                .collect(Collectors.joining());
    }

    /** Keeps the lay side of one selection as a client does. */
    private final class Reader {
        private final Map<Long, String> levels = new TreeMap<>();
        private long has = -1;
        private int images;

        void read() {
            Change change = feed.remembers(has)
                    ? feed.since(ALL, has)
                    : feed.since(ALL, new PastBook(has, 1, List.of(home(history.get(has), List.of()))));
            if (change == null) {
                return;
            }
            if (change.image()) {
                levels.clear();
                images++;
            }
            has = change.seq();
            Matcher matcher = LEVEL.matcher(rows(change));
            while (matcher.find()) {
                long price = Price.parse(matcher.group(1)).tenThousandths();
                if (matcher.group(2).equals("0.00")) {
                    levels.remove(price);
                } else {
                    levels.put(price, "home,atl," + matcher.group(1) + "," + matcher.group(2) + ";");
                }
            }
            CRC32 crc = new CRC32();
            crc.update(text().getBytes(StandardCharsets.UTF_8));
            assertThat(change.start().utf8String()).contains("\"checksum\":" + crc.getValue() + ",");
        }

        String text() {
            return String.join("", levels.values());
        }
    }
}
