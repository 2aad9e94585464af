package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBookDelayTest extends OrderBookFixture {
    private void inPlay(int seconds, BetDelayModel model) {
        betDelaySeconds = seconds;
        betDelayModel = model;
        control(MarketStatus.OPEN, true, null);
        sent.clear();
    }

    private OrderBookReply wait(Message.Place message) {
        return when(new OrderBookCommand.PlaceOrder(message)).reply();
    }

    private void pass(int seconds) {
        now += seconds * 1_000_000L;
        while (book.delays().due(now).isPresent()) {
            when(new OrderBookCommand.EndDelay());
        }
    }

    private List<Message.Placed> verdicts(String id) {
        return sent.stream()
                .filter(Message.Placed.class::isInstance)
                .map(Message.Placed.class::cast)
                .filter(message -> message.clientOrderId().equals(id))
                .toList();
    }

    @Test
    void everyOrderWaitsAndIsThenTakenAtThePriceOfThen() {
        placed("bob", "l1", order(Side.SELL, 10, TimeInForce.GTC, 0, OnInPlay.PERSIST));
        inPlay(5, BetDelayModel.ALL);

        var waiting = (OrderBookReply.Delayed) wait(place("alice", "b1", gtc(Side.BUY, 4)));

        assertThat(waiting.order().status()).isEqualTo(OrderStatus.DELAYED);
        assertThat(view("alice", "b1").status()).isEqualTo(OrderStatus.DELAYED);
        assertThat(verdicts("b1")).isEmpty();
        assertThat(book.quiet()).isFalse();
        pass(4);
        assertThat(effectsTo("alice")).isEmpty();
        pass(1);
        assertThat(effectsTo("alice")).containsExactly(new Effect.Filled("b1", ODDS_3, 400));
        assertThat(verdicts("b1")).extracting(Message.Placed::verdict).containsExactly(Verdict.ACCEPTED);
    }

    @Test
    void onlyTheOneWhoWouldTakeWaitsWhereMakersNeedNot() {
        inPlay(5, BetDelayModel.TAKER_ONLY);
        assertThat(placed("bob", "l1", gtc(Side.SELL, 10)).verdict()).isEqualTo(Verdict.ACCEPTED);

        assertThat(wait(place("alice", "b1", gtc(Side.BUY, 4)))).isInstanceOf(OrderBookReply.Delayed.class);
    }

    @Test
    void v24WhatItCameForIsGoneSoItRestsOrIsKilled() {
        placed("bob", "l1", order(Side.SELL, 10, TimeInForce.GTC, 0, OnInPlay.PERSIST));
        inPlay(5, BetDelayModel.TAKER_ONLY);
        wait(place("alice", "b1", gtc(Side.BUY, 4)));
        wait(place("carol", "f1", order(Side.BUY, 4, TimeInForce.FOK, 0, OnInPlay.LAPSE)));
        pass(3);
        when(new OrderBookCommand.CancelOrder("bob", "l1", now + TTL));

        pass(2);

        assertThat(view("alice", "b1").status()).isEqualTo(OrderStatus.OPEN);
        assertThat(verdicts("f1"))
                .containsExactly(new Message.Placed("carol", "m", "f1", Verdict.LAPSED, "FOK_NOT_FILLABLE"));
    }

    @Test
    void aSuspensionMeanwhileLetsItLapseAlsoWhenItIsOver() {
        inPlay(5, BetDelayModel.ALL);
        wait(place("alice", "b1", gtc(Side.BUY, 4)));
        wait(place("bob", "l1", gtc(Side.SELL, 4)));
        control(MarketStatus.SUSPENDED, true, null);
        control(MarketStatus.OPEN, true, null);

        pass(5);

        assertThat(verdicts("b1"))
                .containsExactly(new Message.Placed("alice", "m", "b1", Verdict.LAPSED, "STALE_MARKET_VERSION"));
        assertThat(placed(place("bob", "l1", gtc(Side.SELL, 4))).verdict()).isEqualTo(Verdict.LAPSED);
        assertThat(book.delays().isEmpty()).isTrue();
    }

    @Test
    void whileItWaitsItIsNeitherCancelledNorChangedNorTakenTwice() {
        inPlay(5, BetDelayModel.ALL);
        Message.Place message = place("alice", "b1", gtc(Side.BUY, 4));
        wait(message);

        var cancel = when(new OrderBookCommand.CancelOrder("alice", "b1", now + TTL));
        var reduce = when(new OrderBookCommand.ReduceOrder("alice", "b1", 100));
        var again = when(new OrderBookCommand.PlaceOrder(message));

        var inProgress = new OrderBookReply.Refused(OrderBookRejection.BET_IN_PROGRESS);
        assertThat(cancel.reply()).isEqualTo(inProgress);
        assertThat(reduce.reply()).isEqualTo(inProgress);
        assertThat(again.events()).isEmpty();
        assertThat(again.reply()).isInstanceOf(OrderBookReply.Delayed.class);
    }

    @Test
    void aRecoveredBookGoesOnWaiting() {
        inPlay(5, BetDelayModel.ALL);
        wait(place("alice", "b1", gtc(Side.BUY, 4)));

        OrderBook recovered = OrderBook.of("m", new BookSettings(3, 10, 10, 50_000), book.snapshot());

        assertThat(recovered.snapshot()).isEqualTo(book.snapshot());
        assertThat(recovered.delays().due(now + 5_000_000)).isPresent();
    }

    @Test
    void anOrderWhoseTimeToBeTakenIsOverAfterAnOutageLapses() {
        inPlay(5, BetDelayModel.ALL);
        wait(place("alice", "b1", gtc(Side.BUY, 4)));

        pass(31);

        assertThat(verdicts("b1")).extracting(Message.Placed::reason).containsExactly("TOO_LATE");
    }
}
