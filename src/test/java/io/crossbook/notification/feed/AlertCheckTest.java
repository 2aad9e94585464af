package io.crossbook.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.PriceAlert;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.book.BookFold;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Odds are hundredths here: 250 is 2.50. */
class AlertCheckTest {
    private static final long SECOND = 1_000_000;
    private static final MarketTerms TERMS = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0);

    private final BookFold book = new BookFold();
    private AlertCheck check;
    private long seq;
    private long at = 1_800_000_000_000_000L;

    private void watch(AlertKind kind, long value) {
        watch(new AlertRule(kind, 0, value, kind == AlertKind.MOVE ? 60 : 0, null), 0);
    }

    private void watch(AlertRule rule, long fromSeq) {
        check = new AlertCheck(PriceAlert.waiting("a", "m", rule, fromSeq, at));
        if (seq == 0) {
            happens(new OrderBookEvent.BookDefined(TERMS, at));
        }
    }

    private void happens(OrderBookEvent event) {
        seq++;
        at += SECOND;
        Recorded recorded = new Recorded(seq, "OrderBook|m", seq, event);
        book.apply(recorded);
        check.see(book, recorded);
    }

    private long rests(Side side, int odds, long size) {
        accept(side, odds, size, List.of());
        return seq;
    }

    private void accept(Side side, int odds, long size, List<Fill> fills) {
        var terms = new OrderTerms(
                0,
                side,
                tick(odds),
                size,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        happens(new OrderBookEvent.OrderAccepted(
                "u", "o" + seq, 1, "f", terms, 0, fills, List.of(), 0, at + SECOND, 0));
    }

    private void trades(int odds, long size) {
        long resting = rests(Side.SELL, odds, size);
        accept(Side.BUY, odds, size, List.of(new Fill(resting, tick(odds), size)));
    }

    private void turns(MarketStatus status) {
        happens(new OrderBookEvent.BookStatusChanged(
                new BookControl(seq, TERMS, status, false, List.of(), null, List.of(), 0, null), at + SECOND));
    }

    private static int tick(int odds) {
        return TickTable.odds().tick(odds * 100L);
    }

    private void assertWaits() {
        assertThat(check.hasFired()).isFalse();
    }

    private void assertFiredJustNow(long value) {
        assertThat(check.hasFired()).isTrue();
        assertThat(check.firing("ann").seq()).isEqualTo(seq);
        assertThat(check.firing("ann").value()).isEqualTo(value);
    }

    @Test
    void aPriceCrossesFromBelow() {
        watch(AlertKind.CROSSES, 25_000);
        trades(240, 100);
        trades(248, 100);
        assertWaits();
        trades(252, 100);
        assertFiredJustNow(25_200);
    }

    @Test
    void aPriceCrossesFromAboveByReaching() {
        watch(AlertKind.CROSSES, 25_000);
        trades(300, 100);
        assertWaits();
        trades(250, 100);
        assertFiredJustNow(25_000);
    }

    @Test
    void theFirstTradeCrossesNothing() {
        watch(AlertKind.CROSSES, 25_000);
        trades(250, 100);
        assertWaits();
    }

    @Test
    void aFiredAlertKeepsTheEventThatFiredIt() {
        watch(AlertKind.CROSSES, 25_000);
        trades(240, 100);
        trades(260, 100);
        long fired = seq;
        trades(240, 100);
        assertThat(check.firing("ann").seq()).isEqualTo(fired);
    }

    @Test
    void whatHappenedBeforeItWasSetDoesNotCountButIsKnown() {
        watch(AlertKind.CROSSES, 25_000);
        trades(240, 100);
        trades(260, 100);
        assertThat(check.hasFired()).isTrue();
        BookFold past = new BookFold();
        check = new AlertCheck(
                PriceAlert.waiting("a", "m", new AlertRule(AlertKind.CROSSES, 0, 25_000, 0, null), seq, at));
        check.see(past, new Recorded(1, "OrderBook|m", 1, new OrderBookEvent.BookDefined(TERMS, at)));
        check.see(book, new Recorded(seq, "OrderBook|m", seq, new OrderBookEvent.BookDefined(TERMS, at)));
        assertWaits();
        trades(240, 100);
        assertFiredJustNow(24_000);
    }

    @Test
    void aBackerIsOfferedTheValueOrMore() {
        watch(AlertKind.BEST_BACK, 30_000);
        rests(Side.SELL, 280, 100);
        assertWaits();
        rests(Side.SELL, 310, 100);
        assertFiredJustNow(31_000);
    }

    @Test
    void aLayerIsOfferedTheValueOrLess() {
        watch(AlertKind.BEST_LAY, 30_000);
        rests(Side.BUY, 320, 100);
        assertWaits();
        rests(Side.BUY, 290, 100);
        assertFiredJustNow(29_000);
    }

    @Test
    void aSpreadNeedsBothSides() {
        watch(AlertKind.SPREAD, 1_000);
        rests(Side.SELL, 300, 100);
        rests(Side.BUY, 330, 100);
        assertWaits();
        rests(Side.BUY, 310, 100);
        assertFiredJustNow(1_000);
    }

    @Test
    void volumeAddsUp() {
        watch(AlertKind.VOLUME, 250);
        trades(300, 100);
        trades(200, 100);
        assertWaits();
        trades(300, 100);
        assertFiredJustNow(300);
    }

    @Test
    void aMoveCountsWithinItsWindowOnly() {
        watch(AlertKind.MOVE, 1_000);
        trades(200, 100);
        at += 120 * SECOND;
        trades(210, 100);
        at += 120 * SECOND;
        trades(220, 100);
        assertWaits();
        trades(232, 100);
        assertFiredJustNow(1_047);
    }

    @Test
    void aPriceThatHeldWhenTheWindowBeganIsPartOfIt() {
        watch(AlertKind.MOVE, 1_000);
        trades(200, 100);
        at += 600 * SECOND;
        trades(220, 100);
        assertFiredJustNow(1_000);
    }

    @Test
    void aStatusIsTheOneNamed() {
        watch(new AlertRule(AlertKind.STATUS, 0, 0, 0, MarketStatus.SUSPENDED), 0);
        turns(MarketStatus.OPEN);
        assertWaits();
        turns(MarketStatus.SUSPENDED);
        assertFiredJustNow(0);
        assertThat(check.firing("ann").status()).isEqualTo(MarketStatus.SUSPENDED);
    }

    @Test
    void aSelectionThatTheBookDoesNotHaveNeverFires() {
        watch(new AlertRule(AlertKind.VOLUME, 7, 1, 0, null), 0);
        trades(300, 100);
        assertWaits();
    }
}
