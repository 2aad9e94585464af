package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementCorrectionTest extends OrderBookFixture {
    private static final Resolution FIRST = new Resolution(Payouts.winners(TERMS, 0), "result");
    private static final Resolution SECOND = new Resolution(Payouts.winners(TERMS, 1), "the photo says otherwise");

    @BeforeEach
    void settleByAWrongResult() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed("alice", "b1", gtc(Side.BUY, 10));
        control(MarketStatus.SETTLING, false, FIRST);
        acknowledge("alice", 2);
        acknowledge("bob", 2);
        control(MarketStatus.SETTLED, false, FIRST);
        sent.clear();
    }

    @Test
    void everybodyGetsTheDifferenceToTheRightResult() {
        control(MarketStatus.SETTLING, false, SECOND);

        assertThat(effectsTo("alice"))
                .containsExactly(new Effect.Corrected(4, SECOND.payouts(), -30_000_000, -1_000_000));
        assertThat(effectsTo("bob")).containsExactly(new Effect.Corrected(4, SECOND.payouts(), 30_000_000, 500_000));
        assertThat(book.settlement().isDone()).isFalse();
        acknowledge("alice", 3);
        acknowledge("bob", 3);
        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void aVoidTakesBackWhatWasPaidAndMayBeCorrectedItself() {
        control(MarketStatus.SETTLING, false, new Resolution(null, "abandoned"));
        assertThat(effectsTo("alice")).containsExactly(new Effect.Corrected(4, null, -20_000_000, -1_000_000));
        acknowledge("alice", 3);
        acknowledge("bob", 3);
        sent.clear();

        control(MarketStatus.SETTLING, false, SECOND);

        assertThat(effectsTo("alice")).containsExactly(new Effect.Corrected(5, SECOND.payouts(), -10_000_000, 0));
    }

    @Test
    void aCorrectionThatConcernsNobodyIsDoneAtOnce() {
        OrderBook empty = new OrderBook("m", new BookSettings(3, 10, 10, 50_000));
        decide(empty, 1, FIRST);
        decide(empty, 2, SECOND);

        assertThat(empty.settlement().isDone()).isTrue();
        assertThat(empty.settlement().started().resolution()).isEqualTo(SECOND);
    }

    private void decide(OrderBook other, long version, Resolution resolution) {
        var control = new BookControl(
                version, TERMS, MarketStatus.SETTLING, false, List.of(), resolution, List.of(), 0, null);
        new OrderBookCommand.ApplyControl(new Message.Control("m", control))
                .decide(other, now)
                .events()
                .forEach(event -> Aggregate.record(other, event));
    }

    @Test
    void theSameResultAgainCorrectsNothing() {
        var again = control(MarketStatus.SETTLING, false, FIRST);

        assertThat(again.events()).singleElement().isInstanceOf(OrderBookEvent.BookStatusChanged.class);
    }

    @Test
    void aWordOfBeforeChangesNothingAfterwards() {
        control(MarketStatus.SETTLING, false, SECOND);
        var old = new BookControl(3, TERMS, MarketStatus.SETTLED, false, List.of(), FIRST, List.of(), 0, null);

        var late = when(new OrderBookCommand.ApplyControl(new Message.Control("m", old)));

        assertThat(late.events()).isEmpty();
        assertThat(book.settlement().started().resolution()).isEqualTo(SECOND);
    }

    @Test
    void aRecoveredBookGoesOnCorrecting() {
        control(MarketStatus.SETTLING, false, SECOND);

        OrderBook recovered = OrderBook.of("m", new BookSettings(3, 10, 10, 50_000), book.snapshot());

        assertThat(recovered.snapshot()).isEqualTo(book.snapshot());
        assertThat(recovered.fresh(now)).hasSize(2);
    }
}
