package io.crossbook.domain.matching;

import io.crossbook.domain.money.TickTable;
import java.util.Objects;

/**
 * An order on its way into the book: limit {@code tick} (1 or more), {@code size} in hundredths (1 or more).
 *
 * <p>A post-only order never trades on entry, not even with IOC or FOK, which then come to nothing.
 */
public record IncomingOrder(
        String owner,
        Side side,
        int tick,
        long size,
        TimeInForce timeInForce,
        boolean postOnly,
        SelfTradePrevention stp) {
    public IncomingOrder {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(timeInForce, "timeInForce");
        Objects.requireNonNull(stp, "stp");
        if (tick < 1 || size < 1) {
            throw new IllegalArgumentException("an order needs a positive tick and size, not " + size + "@" + tick);
        }
    }

    /**
     * A market order: an IOC limit order that goes at most {@code protectionSteps} ticks beyond the best price.
     *
     * @param bestOppositeTick where the other side's best order rests; without one there is no market order
     */
    public static IncomingOrder market(
            String owner,
            Side side,
            long size,
            TickTable ticks,
            int bestOppositeTick,
            int protectionSteps,
            SelfTradePrevention stp) {
        if (protectionSteps < 0) {
            throw new IllegalArgumentException("protection steps are never negative: " + protectionSteps);
        }
        int limit = ticks.shift(bestOppositeTick, side == Side.BUY ? protectionSteps : -protectionSteps);
        return new IncomingOrder(owner, side, limit, size, TimeInForce.IOC, false, stp);
    }
}
