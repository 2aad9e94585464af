package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerRemovalTest extends OrderBookFixture {
    private Decision<OrderBookEvent, OrderBookReply> remove(
            MarketStatus status, Resolution resolution, int selection, int reduction) {
        version++;
        var control = new BookControl(
                version, TERMS, status, false, List.of(selection), resolution, List.of(reduction), 0, null);
        return when(new OrderBookCommand.ApplyControl(new Message.Control("m", control)));
    }

    @Test
    void everyRestingOrderLapsesAndEverybodyIsTold() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed("alice", "b1", gtc(Side.BUY, 4));
        acknowledge("alice", 1);
        sent.clear();

        remove(MarketStatus.OPEN, null, 1, 1000);

        assertThat(effectsTo("alice")).containsExactly(new Effect.Removed(2, 1, 1000));
        assertThat(effectsTo("bob"))
                .endsWith(new Effect.Closed("l1", 600, Closure.LAPSED), new Effect.Removed(2, 1, 1000));
        assertThat(book.channels().of("alice").account().profitIfOutcome()).startsWith(6_800_000L);
    }

    @Test
    void whoComesLaterIsToldFirst() {
        remove(MarketStatus.OPEN, null, 1, 1000);

        placed("bob", "l1", gtc(Side.SELL, 10));
        when(new OrderBookCommand.CancelOrder("bob", "l1", now + TTL));

        assertThat(effectsTo("bob"))
                .containsExactly(new Effect.Removed(2, 1, 1000), new Effect.Closed("l1", 1000, Closure.CANCELLED));
    }

    @Test
    void aSettlementInTheSameWordIsReckonedOnReducedOdds() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed("alice", "b1", gtc(Side.BUY, 10));
        var first = new Resolution(Payouts.winners(TERMS, 0), "the other did not start");

        remove(MarketStatus.SETTLING, first, 1, 1000);
        acknowledge("alice", 2);

        assertThat(effectsTo("alice"))
                .endsWith(new Effect.Removed(2, 1, 1000), new Effect.Settled(2, first.payouts(), 17_000_000, 850_000));
    }

    @Test
    void aRecoveredBookRemembersIt() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        remove(MarketStatus.OPEN, null, 1, 1000);

        OrderBook recovered = OrderBook.of("m", new BookSettings(3, 10, 10, 50_000), book.snapshot());

        assertThat(recovered.snapshot()).isEqualTo(book.snapshot());
        assertThat(recovered.removals().all()).hasSize(1);
    }
}
