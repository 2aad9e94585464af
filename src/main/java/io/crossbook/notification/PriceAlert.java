package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/**
 * A user's wish to be told once when something happens in a market.
 *
 * @param fromSeq number of the book's event after which it counts
 * @param setAt microseconds since 1970
 * @param firedSeq number of the book's event that fired it, 0 while it waits
 * @param firedValue what was seen then, in the unit of the rule's value; 0 while it waits
 * @param firedAt microseconds since 1970, 0 while it waits
 */
public record PriceAlert(
        String alertId,
        String marketId,
        AlertRule rule,
        long fromSeq,
        long setAt,
        long firedSeq,
        long firedValue,
        long firedAt)
        implements Persisted {
    /** An alert that waits. */
    public static PriceAlert waiting(String alertId, String marketId, AlertRule rule, long fromSeq, long setAt) {
        return new PriceAlert(alertId, marketId, rule, fromSeq, setAt, 0, 0, 0);
    }

    public boolean isWaiting() {
        return firedSeq == 0;
    }

    PriceAlert fired(long seq, long value, long at) {
        return new PriceAlert(alertId, marketId, rule, fromSeq, setAt, seq, value, at);
    }
}
