package io.crossbook.orderbook;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/** An {@link OrderBook} as the snapshot store keeps it; hints are not part of it. */
record BookSnapshot(
        long sequence,
        long lastAt,
        MarketTerms terms,
        BookControl control,
        List<OrderData> orders,
        List<RefusalData> refusals,
        List<ChannelData> channels,
        List<Long> traded,
        List<Integer> lastTick,
        OrderBookEvent.SettlementStarted settlement,
        boolean settled,
        @Added List<OrderBookEvent.RunnerRemoved> removals,
        @Added List<OrderBookEvent.OrderDelayed> delayed,
        @Added long haltedUntil)
        implements Persisted {

    /** A decided order. */
    record OrderData(
            long number,
            String userId,
            String clientOrderId,
            OrderTerms terms,
            long expiresAt,
            long placedAt,
            long matched,
            long cancelled,
            long lapsed,
            long voided,
            long matchedValue,
            long updatedAt,
            Closure last)
            implements Persisted {}

    /** A refusal on record, on arrival or, when it waited, at the end of its delay. */
    record RefusalData(String orderId, OrderBookRejection reason, long expiresAt, @Added boolean waited)
            implements Persisted {}

    /** One user's channel. */
    record ChannelData(
            String userId,
            long epoch,
            AccountData account,
            long issued,
            long acknowledged,
            int openOrders,
            List<EffectData> unacknowledged,
            @Added int discountBps)
            implements Persisted {}

    /** An effect not yet acknowledged; numbers follow from the position. */
    record EffectData(Effect effect, long closes) implements Persisted {}
}
