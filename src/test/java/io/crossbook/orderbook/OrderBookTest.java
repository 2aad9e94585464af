package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Aggregate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderBookTest extends OrderBookFixture {
    @Nested
    class Deciding {
        @Test
        void bothSidesOfAMatchAreTold() {
            placed("bob", "l1", gtc(Side.SELL, 10));

            OrderView back = placed("alice", "b1", gtc(Side.BUY, 4)).order();

            assertThat(back.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(effectsTo("alice")).containsExactly(new Effect.Filled("b1", ODDS_3, 400));
            assertThat(effectsTo("bob")).containsExactly(new Effect.Filled("l1", ODDS_3, 400));
            assertThat(view("bob", "l1").sizeRemaining()).isEqualTo(600);
        }

        @Test
        void theSameOrderAgainGetsItsOutcomeAndChangesNothing() {
            Message.Place message = place("bob", "l1", gtc(Side.SELL, 10));
            placed(message);

            var again = when(new OrderBookCommand.PlaceOrder(message));

            assertThat(again.events()).isEmpty();
            assertThat(((OrderBookReply.Placed) again.reply()).verdict()).isEqualTo(Verdict.ACCEPTED);
        }

        @Test
        void aRefusalIsRememberedEvenWhenTheMarketOpensAgain() {
            control(MarketStatus.SUSPENDED, false, null);
            Message.Place message = place("bob", "l1", gtc(Side.SELL, 10));
            assertThat(placed(message).reason()).isEqualTo(OrderBookRejection.MARKET_SUSPENDED);
            control(MarketStatus.OPEN, false, null);

            var again = placed(message);

            assertThat(again.verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(again.reason()).isEqualTo(OrderBookRejection.MARKET_SUSPENDED);
        }

        @Test
        void anOrderCancelledBeforeItArrivesIsNeverTaken() {
            Message.Place message = place("bob", "l1", gtc(Side.SELL, 10));
            var cancelled = when(new OrderBookCommand.CancelOrder("bob", "l1", message.expiresAt()));

            assertThat(cancelled.reply()).isInstanceOf(OrderBookReply.Tombstoned.class);
            assertThat(placed(message).verdict()).isEqualTo(Verdict.TOMBSTONED);
        }

        @Test
        void anOrderAfterItsTimeIsRefusedForGood() {
            Message.Place message = place("bob", "l1", gtc(Side.SELL, 10));
            now += TTL + 1;

            assertThat(placed(message).verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(placed(message).verdict()).isEqualTo(Verdict.EXPIRED);
            assertThat(book.memory().orders()).isEmpty();
        }

        @Test
        void onceEventTimeIsPastItsEndAnUnknownOrderIsExpiredWithoutAnEvent() {
            Message.Place message = place("bob", "l1", gtc(Side.SELL, 10));
            now += TTL + 1;
            control(MarketStatus.OPEN, false, null);

            var late = when(new OrderBookCommand.PlaceOrder(message));

            assertThat(late.events()).isEmpty();
            assertThat(((OrderBookReply.Placed) late.reply()).verdict()).isEqualTo(Verdict.EXPIRED);
        }

        @Test
        void oneUserHasOnlySoManyOpenOrders() {
            placed("bob", "1", gtc(Side.SELL, 1));
            placed("bob", "2", gtc(Side.SELL, 1));
            placed("bob", "3", gtc(Side.SELL, 1));

            assertThat(placed("bob", "4", gtc(Side.SELL, 1)).reason())
                    .isEqualTo(OrderBookRejection.TOO_MANY_OPEN_ORDERS);
            when(new OrderBookCommand.CancelOrder("bob", "1", now + TTL));
            assertThat(placed("bob", "5", gtc(Side.SELL, 1)).verdict()).isEqualTo(Verdict.ACCEPTED);
        }

        @Test
        void anOrderForAnOlderMarketVersionIsRefused() {
            var terms = gtc(Side.SELL, 1);
            var stale = new OrderTerms(
                    0, Side.SELL, ODDS_3, 100, terms.timeInForce(), 0, false, terms.onInPlay(), terms.stp(), 99, 0);

            assertThat(placed("bob", "1", stale).reason()).isEqualTo(OrderBookRejection.STALE_MARKET_VERSION);
        }

        @Test
        void ownOrdersDontTradeAndTheCutOneIsTold() {
            placed("bob", "l1", gtc(Side.SELL, 10));

            placed("bob", "b1", gtc(Side.BUY, 4));

            assertThat(effectsTo("bob")).containsExactly(new Effect.Closed("l1", 1000, Closure.CANCELLED));
            assertThat(view("bob", "b1").status()).isEqualTo(OrderStatus.OPEN);
        }
    }

    @Nested
    class Leaving {
        @Test
        void aReducedOrderKeepsItsPlace() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            placed("carol", "l2", gtc(Side.SELL, 10));

            when(new OrderBookCommand.ReduceOrder("bob", "l1", 300));
            placed("alice", "b1", gtc(Side.BUY, 3));

            assertThat(view("bob", "l1").status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(view("bob", "l1").sizeMatched()).isEqualTo(300);
            assertThat(view("carol", "l2").sizeMatched()).isZero();
        }

        @Test
        void anOrderIsNotMadeLargerOrSmallerThanWhatIsMatched() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            placed("alice", "b1", gtc(Side.BUY, 4));

            for (long size : new long[] {1001, 1000, 399, 0, -1}) {
                var reply = when(new OrderBookCommand.ReduceOrder("bob", "l1", size))
                        .reply();
                assertThat(reply).isEqualTo(new OrderBookReply.Refused(OrderBookRejection.INVALID_SIZE));
            }
        }

        @Test
        void aGtdOrderExpiresAtItsTime() {
            placed("bob", "l1", order(Side.SELL, 10, TimeInForce.GTD, now + 1000, OnInPlay.LAPSE));
            assertThat(book.quiet()).isFalse();
            now += 1000;

            when(new OrderBookCommand.ExpireOrders());

            assertThat(view("bob", "l1").status()).isEqualTo(OrderStatus.EXPIRED);
            assertThat(view("bob", "l1").sizeLapsed()).isEqualTo(1000);
        }

        @Test
        void turningInPlayLapsesOnlyThoseThatAskedForIt() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            placed("bob", "l2", order(Side.SELL, 5, TimeInForce.GTC, 0, OnInPlay.PERSIST));

            control(MarketStatus.OPEN, true, null);

            assertThat(view("bob", "l1").status()).isEqualTo(OrderStatus.LAPSED);
            assertThat(view("bob", "l2").status()).isEqualTo(OrderStatus.OPEN);
        }

        @Test
        void closingLapsesEverythingAndNothingIsTakenAfterwards() {
            placed("bob", "l1", gtc(Side.SELL, 10));

            control(MarketStatus.CLOSED, false, null);

            assertThat(view("bob", "l1").status()).isEqualTo(OrderStatus.LAPSED);
            assertThat(effectsTo("bob")).containsExactly(new Effect.Closed("l1", 1000, Closure.LAPSED));
            var late = when(new OrderBookCommand.PlaceOrder(place("bob", "l2", gtc(Side.SELL, 1))));
            assertThat(late.events()).isEmpty();
            assertThat(((OrderBookReply.Placed) late.reply()).reason()).isEqualTo(OrderBookRejection.MARKET_CLOSED);
        }

        @Test
        void aRemovedSelectionTakesNoOrders() {
            control(MarketStatus.OPEN, false, null, 0);

            assertThat(placed("bob", "l1", gtc(Side.SELL, 1)).reason()).isEqualTo(OrderBookRejection.SELECTION_REMOVED);
        }

        @Test
        void anOlderControlMessageChangesNothing() {
            control(MarketStatus.CLOSED, false, null);
            version -= 2;

            var late = control(MarketStatus.OPEN, false, null);

            assertThat(late.events()).isEmpty();
            assertThat(book.status()).isEqualTo(MarketStatus.CLOSED);
        }
    }

    @Nested
    class Remembering {
        @Test
        void aClosedOrderIsForgottenOnlyWhenItsOwnerKnowsAndItCantComeAgain() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            when(new OrderBookCommand.CancelOrder("bob", "l1", now + TTL));
            now += TTL + 10;
            control(MarketStatus.OPEN, false, null);
            assertThat(view("bob", "l1").status()).isEqualTo(OrderStatus.CANCELLED);

            Aggregate.record(book, new OrderBookEvent.EffectsAcked(Map.of("bob", 1L), ++now));

            assertThat(book.memory().accepted("bob", "l1")).isNull();
        }

        @Test
        void effectsAreSentAgainUntilTheyAreAcknowledged() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            when(new OrderBookCommand.CancelOrder("bob", "l1", now + TTL));
            var expected =
                    new Message.Effects("bob", "m", 7, 1, List.of(new Effect.Closed("l1", 1000, Closure.CANCELLED)));

            assertThat(book.overdue(now)).isEmpty();
            assertThat(book.overdue(now + 300_000)).containsExactly(expected);
            assertThat(book.unansweredSince(now)).isZero();
            assertThat(book.unansweredSince(now + 1)).isEqualTo(1);

            acknowledge("bob", 1);
            assertThat(book.unansweredSince(now + 1)).isZero();
            assertThat(book.overdue(now + 60_000_000)).isEmpty();
            assertThat(book.quiet()).isTrue();
        }

        @Test
        void aRecoveredBookIsTheSameBook() {
            placed("bob", "l1", gtc(Side.SELL, 10));
            placed("carol", "l2", order(Side.SELL, 3, TimeInForce.GTD, now + 99, OnInPlay.LAPSE));
            placed("alice", "b1", gtc(Side.BUY, 4));

            OrderBook recovered = OrderBook.of("m", new BookSettings(3, 10, 10, 50_000), book.snapshot());

            assertThat(recovered.snapshot()).isEqualTo(book.snapshot());
            assertThat(recovered.book(0).restingOrders()).isEqualTo(book.book(0).restingOrders());
            assertThat(recovered.fresh(now)).hasSize(2);
        }
    }
}
