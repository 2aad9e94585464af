package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import org.junit.jupiter.api.Test;

/** The winner is spared a quarter of the commission. */
class DiscountedSettlementTest extends OrderBookFixture {
    private static final int QUARTER = 2_500;
    private final Resolution firstWins = new Resolution(Payouts.winners(TERMS, 0), "result");
    private final Resolution secondWins = new Resolution(Payouts.winners(TERMS, 1), "the photo says otherwise");

    private Message.Place discounted(String user, String id, OrderTerms terms) {
        return new Message.Place("m", user, id, 7, terms, "fp", now + TTL, QUARTER);
    }

    private void trade() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed(discounted("alice", "b1", gtc(Side.BUY, 10)));
    }

    @Test
    void everybodyPaysByTheDiscountOfTheirOwn() {
        trade();
        acknowledge("alice", 1);
        acknowledge("bob", 1);

        assertThat(when(new OrderBookCommand.PreviewSettlement(firstWins)).reply())
                .isEqualTo(new OrderBookReply.Preview(2, 20_000_000, 750_000));
        assertThat(when(new OrderBookCommand.PreviewSettlement(secondWins)).reply())
                .isEqualTo(new OrderBookReply.Preview(2, 10_000_000, 500_000));
        control(MarketStatus.SETTLING, false, firstWins);

        assertThat(effectsTo("alice")).endsWith(new Effect.Settled(2, firstWins.payouts(), 20_000_000, 750_000));
        assertThat(book.settlement().started().commission()).isEqualTo(750_000);
    }

    @Test
    void aCorrectionTakesAndGivesBackByTheSameDiscount() {
        trade();
        control(MarketStatus.SETTLING, false, firstWins);
        acknowledge("alice", 2);
        acknowledge("bob", 2);
        sent.clear();

        control(MarketStatus.SETTLING, false, secondWins);

        assertThat(effectsTo("alice"))
                .containsExactly(new Effect.Corrected(3, secondWins.payouts(), -30_000_000, -750_000));
        assertThat(effectsTo("bob"))
                .containsExactly(new Effect.Corrected(3, secondWins.payouts(), 30_000_000, 500_000));
    }

    @Test
    void itIsKnownAfterABetDelayAndAfterARestart() {
        betDelaySeconds = 5;
        betDelayModel = BetDelayModel.ALL;
        control(MarketStatus.OPEN, true, null);
        when(new OrderBookCommand.PlaceOrder(discounted("alice", "b1", gtc(Side.BUY, 10))));
        now += 6_000_000;
        when(new OrderBookCommand.EndDelay());

        OrderBook recovered = OrderBook.of("m", new BookSettings(3, 10, 10, 50_000), book.snapshot());

        assertThat(recovered.channels().of("alice").discountBps()).isEqualTo(QUARTER);
        assertThat(recovered.snapshot()).isEqualTo(book.snapshot());
    }

    @Test
    void anotherDiscountWithinAnEpochFitsNoBook() {
        trade();

        assertThatThrownBy(() -> placed("alice", "b2", gtc(Side.BUY, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("discount 0 of user alice is not 2500");
    }
}
