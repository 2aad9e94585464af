package io.crossbook.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.money.TickTable;
import org.junit.jupiter.api.Test;

class IncomingOrderTest {
    private static final TickTable CENTS = TickTable.yesNo(100);

    @Test
    void aMarketOrderIsProtectedAFewTicksBeyondTheBestPriceAndNeverRests() {
        assertThat(market(Side.BUY, 50, 5)).isEqualTo(immediate(Side.BUY, 55));
        assertThat(market(Side.SELL, 50, 5)).isEqualTo(immediate(Side.SELL, 45));
    }

    @Test
    void theProtectionEndsWhereThePricesEnd() {
        assertThat(market(Side.BUY, 97, 5).tick()).isEqualTo(99);
        assertThat(market(Side.SELL, 3, 5).tick()).isEqualTo(1);
        assertThat(market(Side.BUY, 50, 0).tick()).isEqualTo(50);
    }

    @Test
    void aMarketOrderNeedsABestPriceAndAProtection() {
        assertThatThrownBy(() -> market(Side.BUY, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> market(Side.BUY, 50, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderHasAPositiveTickAndSize() {
        assertThatThrownBy(() -> order(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestingOrder(1, "U", Side.BUY, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestingOrder(1, "U", Side.BUY, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(order(1, 1).size()).isEqualTo(1);
    }

    private static IncomingOrder market(Side side, int bestOppositeTick, int protectionSteps) {
        return IncomingOrder.market(
                "U", side, 7, CENTS, bestOppositeTick, protectionSteps, SelfTradePrevention.CANCEL_TAKER);
    }

    private static IncomingOrder immediate(Side side, int tick) {
        return new IncomingOrder("U", side, tick, 7, TimeInForce.IOC, false, SelfTradePrevention.CANCEL_TAKER);
    }

    private static IncomingOrder order(int tick, long size) {
        return new IncomingOrder("U", Side.BUY, tick, size, TimeInForce.GTC, false, SelfTradePrevention.CANCEL_TAKER);
    }
}
