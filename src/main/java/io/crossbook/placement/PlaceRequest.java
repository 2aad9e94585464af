package io.crossbook.placement;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.OrderTerms;

/**
 * An order as the edge understood it.
 *
 * @param idMillis the time embedded in the client's id
 * @param fingerprint of the terms as the client wrote them; the same id with another fingerprint is refused
 * @param trace the traceparent of the request it came with, null when nobody follows that
 */
public record PlaceRequest(
        String userId,
        String clientOrderId,
        long idMillis,
        String marketId,
        MarketTerms market,
        OrderTerms terms,
        String fingerprint,
        String trace) {
    /** An order that nobody follows. */
    public PlaceRequest(
            String userId,
            String clientOrderId,
            long idMillis,
            String marketId,
            MarketTerms market,
            OrderTerms terms,
            String fingerprint) {
        this(userId, clientOrderId, idMillis, marketId, market, terms, fingerprint, null);
    }
}
