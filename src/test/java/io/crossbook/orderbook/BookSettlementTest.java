package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import org.junit.jupiter.api.Test;

class BookSettlementTest extends OrderBookFixture {
    private final Resolution firstWins = new Resolution(Payouts.winners(TERMS, 0), "result");

    @Test
    void everybodyGetsOneEffectAndItIsDoneWhenAllHaveAnswered() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed("alice", "b1", gtc(Side.BUY, 10));
        acknowledge("alice", 1);
        acknowledge("bob", 1);
        sent.clear();

        control(MarketStatus.SETTLING, false, firstWins);

        assertThat(effectsTo("alice"))
                .containsExactly(new Effect.Settled(2, firstWins.payouts(), 20_000_000, 1_000_000));
        assertThat(effectsTo("bob")).containsExactly(new Effect.Settled(2, firstWins.payouts(), -20_000_000, 0));
        acknowledge("alice", 2);
        assertThat(book.settlement().progress(book, now).paid()).isEqualTo(1);
        assertThat(book.settlement().isDone()).isFalse();
        acknowledge("bob", 2);
        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void aMarketNobodyBetOnIsSettledAtOnce() {
        control(MarketStatus.SETTLING, false, firstWins);

        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void aPreviewChangesNothing() {
        placed("bob", "l1", gtc(Side.SELL, 10));
        placed("alice", "b1", gtc(Side.BUY, 10));

        var preview = when(new OrderBookCommand.PreviewSettlement(firstWins));

        assertThat(preview.events()).isEmpty();
        assertThat(preview.reply()).isEqualTo(new OrderBookReply.Preview(2, 20_000_000, 1_000_000));
    }
}
