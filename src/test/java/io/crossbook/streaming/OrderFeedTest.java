package io.crossbook.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a feed of orders tells one who has everything up to a number. */
class OrderFeedTest {
    private static final OrderTerms TERMS = new OrderTerms(
            0, Side.BUY, 200, 1_000, TimeInForce.GTC, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_TAKER, 1, 0);

    private final OrderFeed feed =
            new OrderFeed(order -> ByteString.fromString("<" + order.clientOrderId() + " " + order.status() + ">"));

    private static OrderView order(String id, OrderStatus status, long updatedAt) {
        return new OrderView("ann", id, "m", TERMS, status, null, 0, 1_000, 0, 0, 0, 0, 1, 1, updatedAt);
    }

    private boolean take(boolean image, long prevSeq, long seq, OrderView... orders) {
        var standing = new WalletNews.Standing(
                "m", 10_000_000, List.of(-10_000_000L, 5_000_000L), List.of(-10_000_000L, 5_000_000L, 0L, 0L));
        return feed.take(
                new WalletNews("ann", image, prevSeq, seq, 0, 0, 0, 0, 0, List.of(orders), List.of(standing)), 0);
    }

    private static String text(OrderFeed.News news) {
        return String.join(
                "", news.markets().stream().map(ByteString::utf8String).toList());
    }

    @Test
    void theFirstMessageIsTheWholeWithMoneyAndStanding() {
        take(true, 0, 5, order("one", OrderStatus.OPEN, 1));
        OrderFeed.News news = feed.since(-1);
        assertThat(news.image()).isTrue();
        assertThat(news.account()).contains("\"seq\":5");
        assertThat(text(news)).contains("<one OPEN>", "\"exposure\":\"10.00\"", "\"fullImage\":true");
    }

    @Test
    void onlyWhatChangedIsToldOfAnOrderOnceHoweverOftenItChanged() {
        take(true, 0, 5, order("one", OrderStatus.OPEN, 1), order("two", OrderStatus.OPEN, 1));
        long has = feed.since(-1).revision();
        take(false, 5, 6, order("two", OrderStatus.DELAYED, 2));
        take(false, 6, 7, order("two", OrderStatus.CANCELLED, 3));
        OrderFeed.News news = feed.since(has);
        assertThat(news.image()).isFalse();
        assertThat(text(news)).contains("<two CANCELLED>").doesNotContain("one", "DELAYED");
    }

    @Test
    void aGapIsNoticedAndWhatIsKnownChangesNothing() {
        assertThat(take(false, 4, 5, order("one", OrderStatus.OPEN, 1))).isFalse();
        take(true, 0, 5, order("one", OrderStatus.OPEN, 1));
        long has = feed.since(-1).revision();
        assertThat(take(false, 6, 7, order("one", OrderStatus.CANCELLED, 2))).isFalse();
        assertThat(take(false, 3, 4, order("one", OrderStatus.PENDING, 0))).isTrue();
        assertThat(feed.since(has).revision()).isEqualTo(has);
    }

    @Test
    void anOrderThatAnImageNoLongerHasEndedUnheardSoReadersGetTheWhole() {
        take(true, 0, 5, order("one", OrderStatus.OPEN, 1), order("two", OrderStatus.OPEN, 1));
        long has = feed.since(-1).revision();
        take(true, 0, 9, order("two", OrderStatus.OPEN, 1));
        OrderFeed.News news = feed.since(has);
        assertThat(news.image()).isTrue();
        assertThat(text(news)).contains("<two OPEN>").doesNotContain("one");
    }

    @Test
    void whoComesBackIsToldWhatChangedSinceItsNumber() {
        take(true, 0, 5, order("one", OrderStatus.FILLED, 1));
        take(false, 5, 6, order("two", OrderStatus.OPEN, 2));
        assertThat(feed.resume(5).image()).isFalse();
        assertThat(text(feed.resume(5))).contains("<two OPEN>").doesNotContain("one");
        assertThat(feed.resume(4).image()).as("before this feed began").isTrue();
        assertThat(feed.resume(7).image()).as("beyond what is known").isTrue();
    }

    @Test
    void endedOrdersAreForgottenWhenThereAreVeryMany() {
        take(true, 0, 5, order("open", OrderStatus.OPEN, 1));
        List<OrderView> ended = new ArrayList<>();
        IntStream.range(0, 1_200).forEach(i -> ended.add(order("ended" + i, OrderStatus.FILLED, i)));
        take(false, 5, 6, ended.toArray(OrderView[]::new));
        String all = text(feed.since(-1));
        assertThat(all).contains("<open OPEN>", "<ended1199 FILLED>").doesNotContain("<ended0 FILLED>");
        assertThat(feed.resume(5).image())
                .as("something since then was forgotten")
                .isTrue();
    }

    @Test
    void readersWaitForNewsOnly() {
        AtomicInteger woken = new AtomicInteger();
        take(true, 0, 5, order("one", OrderStatus.OPEN, 1));
        assertThat(feed.arm(woken::incrementAndGet, feed.since(-1).revision())).isTrue();
        take(false, 5, 6, order("one", OrderStatus.FILLED, 2));
        take(false, 6, 7, order("one", OrderStatus.FILLED, 3));
        assertThat(woken).as("at most once until it is armed again").hasValue(1);
        assertThat(feed.arm(woken::incrementAndGet, 0))
                .as("there is news already")
                .isFalse();
    }
}
