package io.crossbook.placement;

import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import java.util.Map;

/** How a request to place an order ended, as far as is known. */
public sealed interface PlacementOutcome {
    /** The book took the order; repeated when it had been placed before. */
    record Placed(OrderView order, boolean repeated) implements PlacementOutcome {}

    /**
     * Not decided yet: PENDING without an answer in time, when the order may still be placed, or DELAYED while it waits
     * out a bet delay. Ask for it, or repeat the request with the same id.
     */
    record Pending(String orderId, OrderStatus status) implements PlacementOutcome {}

    /** The wallet or the book refused it; nothing stays reserved. */
    record Refused(Enum<?> reason, Map<String, String> details) implements PlacementOutcome {}
}
