package io.crossbook.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.InboxNews;
import io.crossbook.notification.Notice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a feed of notices tells somebody who has every notice up to a number. */
class NoticeFeedTest {
    private final NoticeFeed feed = new NoticeFeed(notice -> ByteString.fromString(String.valueOf(notice.number())));

    private static InboxNews news(
            boolean image,
            long prevSeq,
            long seq,
            long unread,
            long acknowledged,
            long last,
            long floor,
            long... told) {
        List<Notice> notices = LongStream.of(told)
                .mapToObj(number -> new Notice(
                        number, Category.PAYMENT, "DEPOSITED", Map.of(), "Wallet|ann", 1, 0, Set.of(Channel.IN_APP)))
                .toList();
        return new InboxNews("ann", image, prevSeq, seq, 0, unread, acknowledged, last, floor, notices);
    }

    private static List<String> numbers(NoticeFeed.News news) {
        return news.notices().stream().map(ByteString::utf8String).toList();
    }

    @Test
    void theFirstMessageIsEverythingThatIsKept() {
        feed.take(news(true, 0, 7, 2, 1, 3, 0, 1, 2, 3), 0);

        NoticeFeed.News all = feed.since(-1);
        assertThat(all.image()).isTrue();
        assertThat(all.seq()).isEqualTo(7);
        assertThat(all.unread()).isEqualTo(2);
        assertThat(numbers(all)).containsExactly("1", "2", "3");
    }

    @Test
    void whoComesBackGetsWhatIsNewerThanWhatItHas() {
        feed.take(news(true, 0, 7, 2, 1, 3, 0, 1, 2, 3), 0);
        feed.take(news(false, 7, 9, 4, 1, 5, 0, 4, 5), 0);

        NoticeFeed.News rest = feed.since(2);
        assertThat(rest.image()).isFalse();
        assertThat(numbers(rest)).containsExactly("3", "4", "5");
        assertThat(numbers(feed.since(5))).isEmpty();
    }

    @Test
    void whoMissedMoreThanIsKeptGetsAnImage() {
        feed.take(news(true, 0, 300, 200, 0, 260, 60, 61, 260), 0);

        assertThat(feed.since(60).image()).isFalse();
        assertThat(feed.since(59).image()).isTrue();
        assertThat(feed.since(261).image()).as("a clock of another history").isTrue();
    }

    @Test
    void whatTheInboxDropsIsDroppedHere() {
        feed.take(
                news(
                        true,
                        0,
                        200,
                        200,
                        0,
                        200,
                        0,
                        LongStream.rangeClosed(1, 200).toArray()),
                0);
        feed.take(news(false, 200, 201, 200, 0, 201, 1, 201), 0);

        assertThat(numbers(feed.since(-1))).hasSize(200).startsWith("2").endsWith("201");
    }

    @Test
    void aGapIsNoticedAndARepeatIsNot() {
        assertThat(feed.take(news(false, 3, 4, 1, 0, 1, 0, 1), 0))
                .as("a change before any image")
                .isFalse();
        feed.take(news(true, 0, 4, 1, 0, 1, 0, 1), 0);
        assertThat(feed.take(news(false, 5, 6, 2, 0, 2, 0, 2), 0)).isFalse();
        assertThat(feed.take(news(false, 4, 5, 2, 0, 2, 0, 2), 0)).isTrue();
        assertThat(feed.take(news(false, 4, 5, 2, 0, 2, 0, 2), 0)).isTrue();
        assertThat(numbers(feed.since(-1))).containsExactly("1", "2");
    }

    @Test
    void readersAreWokenByWhatTheyCanSeeOnly() {
        AtomicInteger woken = new AtomicInteger();
        feed.take(news(true, 0, 4, 1, 0, 1, 0, 1), 0);
        assertThat(feed.arm(woken::incrementAndGet, feed.since(1).revision())).isTrue();
        feed.take(news(false, 4, 5, 1, 0, 1, 0), 0);
        assertThat(woken).as("preferences changed").hasValue(0);
        feed.take(news(false, 5, 6, 0, 1, 1, 0), 0);
        assertThat(woken).as("it was read").hasValue(1);
        assertThat(feed.since(1).unread()).isZero();
    }
}
