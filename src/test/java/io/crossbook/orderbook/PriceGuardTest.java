package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Orders that look like mistakes are refused, and a price that runs away stops its market (research 7.12, V25). */
class PriceGuardTest {
    private static final long NOW = 1_800_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final MarketTerms YES_NO = new MarketTerms(MarketKind.YES_NO, 1, 1, false, 100, 0);
    private static final MarketTerms SPOT = new MarketTerms(MarketKind.SPOT, 1, 1, false, 100, 0);
    private static final MarketTerms ODDS = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0);

    private MarketTerms terms = YES_NO;
    private Protection protection = Protection.DEFAULT;
    private OrderBook book;
    private OrderBookEntity entity;
    private long now = NOW;
    private int version;
    private int orders;

    @BeforeEach
    void open() {
        BookSettings settings = new BookSettings(500, 10, 10, 50_000, protection);
        entity = new OrderBookEntity(settings);
        book = entity.empty("m");
        control(MarketStatus.OPEN);
    }

    private void open(MarketTerms other, Protection with) {
        terms = other;
        protection = with;
        version = 0;
        open();
    }

    private void control(MarketStatus status) {
        control(status, false);
    }

    private void control(MarketStatus status, boolean inPlay) {
        version++;
        when(new OrderBookCommand.ApplyControl(new Message.Control(
                "m",
                new BookControl(version, terms, status, inPlay, List.of(), null, List.of(), 0, BetDelayModel.ALL))));
    }

    private long haltedUntil() {
        return ((OrderBookReply.Viewed)
                        new OrderBookCommand.ViewBook(1).decide(book, now).reply())
                .book()
                .haltedUntil();
    }

    private Decision<OrderBookEvent, OrderBookReply> when(OrderBookCommand command) {
        now++;
        Decision<OrderBookEvent, OrderBookReply> decision = command.decide(book, now);
        decision.events().forEach(event -> Aggregate.record(book, event));
        return decision;
    }

    private Decision<OrderBookEvent, OrderBookReply> order(Side side, long price, long size) {
        orders++;
        int tick = terms.rules().ticks().tick(price);
        var asked = new OrderTerms(
                0, side, tick, size, TimeInForce.GTC, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_MAKER, 0, 0);
        String user = side + "er";
        return when(new OrderBookCommand.PlaceOrder(
                new Message.Place("m", user, "o" + orders, 7, asked, "fp", now + 30 * SECOND)));
    }

    private void assertTaken(Side side, long price) {
        OrderBookReply reply = order(side, price, 100).reply();
        assertThat(reply).isInstanceOf(OrderBookReply.Placed.class);
        assertThat(((OrderBookReply.Placed) reply).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    private void assertRefused(Side side, long price, OrderBookRejection reason, Map<String, String> details) {
        Decision<OrderBookEvent, OrderBookReply> decision = order(side, price, 100);
        assertThat(decision.reply())
                .isEqualTo(new OrderBookReply.Explained(
                        new OrderBookReply.Placed(Verdict.REJECTED, reason, null), details));
        assertThat(decision.events()).hasSize(1).first().isInstanceOf(OrderBookEvent.OrderRejected.class);
    }

    private void trade(long price) {
        assertTaken(Side.BUY, price);
        assertTaken(Side.SELL, price);
    }

    private void resumeIfDue() {
        entity.due(book, now).ifPresent(this::when);
    }

    @Nested
    class Collar {
        @Test
        void v25ABuyMayGoSoFarBeyondTheReferenceAndNoFarther() {
            trade(5_000);

            assertTaken(Side.BUY, 6_500);
            assertRefused(
                    Side.BUY,
                    6_600,
                    OrderBookRejection.PRICE_OUT_OF_BAND,
                    Map.of("submitted", "0.66", "reference", "0.50", "limit", "0.65"));
        }

        @Test
        void aSellMayGoSoFarBelow() {
            trade(5_000);

            assertTaken(Side.SELL, 3_500);
            assertRefused(
                    Side.SELL,
                    3_400,
                    OrderBookRejection.PRICE_OUT_OF_BAND,
                    Map.of("submitted", "0.34", "reference", "0.50", "limit", "0.35"));
        }

        @Test
        void whoWaitsForABetterPriceIsNotMistaken() {
            trade(5_000);

            assertTaken(Side.BUY, 100);
            assertTaken(Side.SELL, 9_900);
        }

        @Test
        void lowPricesHaveAtLeastTenCents() {
            trade(1_000);

            assertTaken(Side.BUY, 2_000);
            assertThat(order(Side.BUY, 2_100, 100).reply()).isInstanceOf(OrderBookReply.Explained.class);
        }

        @Test
        void theReferenceIsTheMeanOfAMinuteBySize() {
            order(Side.BUY, 4_000, 300);
            order(Side.SELL, 4_000, 300);
            trade(5_000);
            // 3 at 0.40 and 1 at 0.50 are 0.425 on average: up to 0.5525.
            assertTaken(Side.BUY, 5_500);
            assertThat(order(Side.BUY, 5_600, 100).reply()).isInstanceOf(OrderBookReply.Explained.class);
        }

        @Test
        void withoutTradesItIsTheMiddleAndWithoutOffersThereIsNone() {
            assertTaken(Side.BUY, 9_900);
            open(YES_NO, Protection.DEFAULT);
            assertTaken(Side.BUY, 4_000);
            assertTaken(Side.SELL, 6_000);

            assertThat(order(Side.BUY, 6_600, 100).reply()).isInstanceOf(OrderBookReply.Explained.class);
            assertTaken(Side.BUY, 5_900);
        }

        @Test
        void tradesOfMoreThanAMinuteAgoAreNoReference() {
            trade(2_000);
            now += 61 * SECOND;

            assertTaken(Side.BUY, 9_000);
        }

        @Test
        void aStockHasACollarInPerCent() {
            open(SPOT, Protection.DEFAULT);
            assertTaken(Side.BUY, 999_900);
            assertTaken(Side.SELL, 1_000_100);

            assertRefused(
                    Side.BUY,
                    1_300_100,
                    OrderBookRejection.PRICE_OUT_OF_BAND,
                    Map.of("submitted", "130.01", "reference", "100.00", "limit", "130.00"));
        }

        @Test
        void oddsAreJudgedByTheChanceTheySpeakOf() {
            open(ODDS, forAll(0, 0));
            trade(20_000);

            assertTaken(Side.BUY, 15_400);
            assertThat(order(Side.BUY, 15_300, 100).reply()).isInstanceOf(OrderBookReply.Explained.class);
        }

        @Test
        void oddsHaveNoneByDefault() {
            open(ODDS, Protection.DEFAULT);
            trade(20_000);

            assertTaken(Side.BUY, 10_100);
        }
    }

    private static Protection forAll(long sizeMax, long riskMax) {
        Set<MarketKind> all = EnumSet.allOf(MarketKind.class);
        return new Protection(all, 30, 1_000, 60 * SECOND, 2_500, 10 * SECOND, 30 * SECOND, sizeMax, riskMax);
    }

    @Nested
    class Halts {
        private void runAway() {
            trade(5_000);
            trade(6_300);
            trade(7_000);
            assertTaken(Side.BUY, 7_500);
            assertTaken(Side.SELL, 7_500);
        }

        @Test
        void aMoveOfTwentyFivePointsWithinTenSecondsHaltsTradingForHalfAMinute() {
            runAway();

            assertThat(book.status()).isEqualTo(MarketStatus.SUSPENDED);
            assertThat(book.quiet()).isFalse();
            OrderBookReply refused = order(Side.BUY, 7_500, 100).reply();
            assertThat(((OrderBookReply.Placed) refused).reason()).isEqualTo(OrderBookRejection.MARKET_SUSPENDED);

            now += 30 * SECOND;
            resumeIfDue();
            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
            assertTaken(Side.BUY, 7_500);
        }

        @Test
        void whatRestsMayBeCancelledMeanwhile() {
            assertTaken(Side.BUY, 1_000);
            runAway();

            OrderBookReply reply =
                    when(new OrderBookCommand.CancelOrder("BUYer", "o1", now)).reply();
            assertThat(reply).isInstanceOf(OrderBookReply.Changed.class);
        }

        @Test
        void itOutlivesARestart() {
            runAway();
            book = entity.restore("m", entity.snapshot(book));

            assertThat(book.status()).isEqualTo(MarketStatus.SUSPENDED);
            now += 29 * SECOND;
            resumeIfDue();
            assertThat(book.status()).isEqualTo(MarketStatus.SUSPENDED);
            now += SECOND;
            resumeIfDue();
            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
        }

        @Test
        void aPersonMayOpenItEarlier() {
            runAway();
            control(MarketStatus.SUSPENDED);
            control(MarketStatus.OPEN);

            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
            assertThat(entity.due(book, now + 60 * SECOND)).isEmpty();
        }

        @Test
        void itGoesOnWhenTheMarketTurnsInPlayMeanwhileAndEndsInItsTime() {
            runAway();
            long until = haltedUntil();
            assertThat(until).isGreaterThan(now);

            control(MarketStatus.OPEN, true);
            book = entity.restore("m", entity.snapshot(book));

            assertThat(book.status()).isEqualTo(MarketStatus.SUSPENDED);
            assertThat(haltedUntil()).isEqualTo(until);
            now = until;
            resumeIfDue();
            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
            assertThat(haltedUntil()).isZero();
            assertTaken(Side.BUY, 7_500);
        }

        @Test
        void aPersonProlongsItByTakingItOver() {
            runAway();
            control(MarketStatus.SUSPENDED);

            assertThat(haltedUntil()).isZero();
            now += 60 * SECOND;
            resumeIfDue();
            assertThat(book.status()).isEqualTo(MarketStatus.SUSPENDED);
        }

        @Test
        void aSuspensionThatTheBookNeverHeardOfEndsItToo() {
            runAway();
            version++;
            control(MarketStatus.OPEN, true);

            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
        }

        @Test
        void aMarketThatClosesMeanwhileIsNotOpenedByItsEnd() {
            runAway();
            control(MarketStatus.CLOSED);

            assertThat(haltedUntil()).isZero();
            assertThat(entity.due(book, now + 60 * SECOND)).isEmpty();
            assertThat(book.status()).isEqualTo(MarketStatus.CLOSED);
        }

        @Test
        void aSlowerMoveHaltsNothing() {
            trade(5_000);
            trade(6_300);
            now += 11 * SECOND;
            trade(7_000);
            trade(7_500);

            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
        }

        @Test
        void withoutProtectionNothingHalts() {
            open(YES_NO, Protection.NONE);
            trade(1_000);
            trade(9_000);

            assertThat(book.status()).isEqualTo(MarketStatus.OPEN);
        }
    }

    @Nested
    class Limits {
        @Test
        void anOrderMayBeSoLarge() {
            open(ODDS, forAll(100, 0));
            assertTaken(Side.BUY, 20_000);

            assertThat(order(Side.BUY, 20_000, 101).reply())
                    .isEqualTo(new OrderBookReply.Explained(
                            new OrderBookReply.Placed(Verdict.REJECTED, OrderBookRejection.ORDER_TOO_LARGE, null),
                            Map.of("what", "size", "submitted", "1.01", "limit", "1.00")));
        }

        @Test
        void anOrderMayLoseSoMuch() {
            // A lay of 1.00 at 3.00 may lose 2.00.
            open(ODDS, forAll(0, 2_000_000));
            assertTaken(Side.SELL, 30_000);

            assertThat(order(Side.SELL, 30_500, 100).reply())
                    .isEqualTo(new OrderBookReply.Explained(
                            new OrderBookReply.Placed(Verdict.REJECTED, OrderBookRejection.ORDER_TOO_LARGE, null),
                            Map.of("what", "risk", "submitted", "2.05", "limit", "2.00")));
        }

        @Test
        void sharesMayCostSoMuch() {
            open(SPOT, forAll(0, 10_000_000));

            assertTaken(Side.BUY, 100_000);
            assertThat(order(Side.BUY, 100_100, 100).reply()).isInstanceOf(OrderBookReply.Explained.class);
        }
    }
}
