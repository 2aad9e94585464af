package io.crossbook.protocol;

import io.crossbook.sourcing.Persisted;

/**
 * An order as it stands; {@code size = matched + remaining + cancelled + lapsed + voided} always holds.
 *
 * @param reason why it was refused, null otherwise
 * @param matchedValue sum over its fills of price (1e-4) times size (1e-2); divided by sizeMatched the average price
 * @param seq sequence number of the entity that answered, when it answered
 * @param placedAt microseconds since 1970 at which it was reserved or accepted
 * @param updatedAt microseconds since 1970 of its last change
 */
public record OrderView(
        String userId,
        String clientOrderId,
        String marketId,
        OrderTerms terms,
        OrderStatus status,
        String reason,
        long sizeMatched,
        long sizeRemaining,
        long sizeCancelled,
        long sizeLapsed,
        long sizeVoided,
        long matchedValue,
        long seq,
        long placedAt,
        long updatedAt)
        implements Persisted {
    /** The id by which everybody else knows it. */
    public String orderId() {
        return OrderIds.of(userId, clientOrderId);
    }
}
