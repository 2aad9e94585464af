package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.IncomingOrder;
import io.crossbook.domain.matching.LimitBook;
import io.crossbook.domain.matching.MatchRefusal;
import io.crossbook.domain.matching.MatchResult;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vector V24: an order that could trade waits out the delay, and the offer it came for moves away meanwhile. */
class BetDelayTest {

    private static final int SELECTION = 0;
    private static final String SIZE = "10.00";

    private final LimitBook book = new LimitBook();
    private final Standing buyer = Standing.inContracts(1, false);

    @BeforeEach
    void theOfferMovesFrom60To62WhileTheOrderWaits() {
        enter(1, order("maker", Side.SELL, "0.60", TimeInForce.GTC));
        buyer.open(SELECTION, Side.BUY, SIZE, "0.60");
        assertThat(buyer.held()).as("held during the delay").isEqualTo("6.00");

        book.reduce(1, Standing.hundredths(SIZE));
        enter(2, order("maker", Side.SELL, "0.62", TimeInForce.GTC));
    }

    @Test
    void v24AGoodTillCancelledOrderRestsAndStaysHeldFor() {
        MatchResult result = enter(3, order("buyer", Side.BUY, "0.60", TimeInForce.GTC));

        assertThat(result).isInstanceOf(MatchResult.Matched.class);
        assertThat(book.bestTick(Side.BUY)).hasValue(buyer.tick("0.60"));
        assertThat(book.find(3).remaining()).isEqualTo(Standing.hundredths(SIZE));
        assertThat(buyer.held()).isEqualTo("6.00");
    }

    @Test
    void v24AFillOrKillOrderIsCancelledAndReleasesTheHold() {
        MatchResult result = enter(3, order("buyer", Side.BUY, "0.60", TimeInForce.FOK));

        assertThat(result).isEqualTo(new MatchResult.Refused(MatchRefusal.FOK_NOT_FILLABLE));
        buyer.close(SELECTION, Side.BUY, SIZE, "0.60");
        assertThat(buyer.held()).isEqualTo("0.00");
        assertThat(buyer.account().isFlat()).isTrue();
    }

    private MatchResult enter(long number, IncomingOrder order) {
        MatchResult result = book.match(order);
        if (result instanceof MatchResult.Matched matched) {
            book.apply(number, order, matched.execution());
        }
        return result;
    }

    private IncomingOrder order(String owner, Side side, String price, TimeInForce timeInForce) {
        return new IncomingOrder(
                owner,
                side,
                buyer.tick(price),
                Standing.hundredths(SIZE),
                timeInForce,
                false,
                SelfTradePrevention.CANCEL_TAKER);
    }
}
