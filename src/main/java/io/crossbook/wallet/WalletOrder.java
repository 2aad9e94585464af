package io.crossbook.wallet;

import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;

/**
 * An order as its owner's wallet knows it, from its reservation to its end.
 *
 * @param idMillis the time embedded in its id, by which it is forgotten
 * @param expiresAt event time in microseconds after which no book may accept it
 * @param stage what the wallet durably knows of its fate
 * @param last the last way in which size left it unmatched, null before
 * @param reason why the book refused it, null otherwise
 * @param waited whether the book did so at the end of a bet delay, so that it lapsed or was killed
 */
record WalletOrder(
        String clientOrderId,
        long idMillis,
        String marketId,
        OrderTerms terms,
        String fingerprint,
        long expiresAt,
        Stage stage,
        Closure last,
        String reason,
        long sizeMatched,
        long sizeCancelled,
        long sizeLapsed,
        long sizeVoided,
        long matchedValue,
        long placedAt,
        long updatedAt,
        @Added boolean waited)
        implements Persisted {

    /** PLACING: the book's answer is not known; OPEN: it was accepted; CLOSED: nothing of it is left to match. */
    enum Stage {
        PLACING,
        OPEN,
        CLOSED
    }

    static WalletOrder reserved(WalletEvent.Reserved event) {
        return new WalletOrder(
                event.clientOrderId(),
                event.idMillis(),
                event.marketId(),
                event.terms(),
                event.fingerprint(),
                event.expiresAt(),
                Stage.PLACING,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                event.at(),
                event.at(),
                false);
    }

    long sizeRemaining() {
        return reason != null ? 0 : terms.size() - sizeMatched - sizeCancelled - sizeLapsed - sizeVoided;
    }

    boolean isPlacing() {
        return stage == Stage.PLACING;
    }

    boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    WalletOrder accepted(long at) {
        return isPlacing() ? with(Stage.OPEN, last, sizeMatched, 0, null, matchedValue, at) : this;
    }

    WalletOrder filled(long size, long price, long at) {
        requireRemaining(size);
        Stage next = size == sizeRemaining() ? Stage.CLOSED : Stage.OPEN;
        long value = Math.addExact(matchedValue, Math.multiplyExact(price, size));
        return with(next, last, sizeMatched + size, 0, null, value, at);
    }

    WalletOrder closed(long size, Closure cause, long at) {
        requireRemaining(size);
        Stage next = size == sizeRemaining() ? Stage.CLOSED : Stage.OPEN;
        return with(next, cause, sizeMatched, size, cause, matchedValue, at);
    }

    /** The book refused it before anything was matched: all of it counts as cancelled or lapsed. */
    WalletOrder released(Closure cause, String why, boolean afterDelay, long at) {
        WalletOrder ended = with(Stage.CLOSED, cause, 0, terms.size(), cause, 0, at);
        return new WalletOrder(
                clientOrderId,
                idMillis,
                marketId,
                terms,
                fingerprint,
                expiresAt,
                Stage.CLOSED,
                cause,
                why,
                0,
                ended.sizeCancelled,
                ended.sizeLapsed,
                ended.sizeVoided,
                0,
                placedAt,
                at,
                afterDelay);
    }

    private WalletOrder with(
            Stage next, Closure latest, long matched, long unmatched, Closure cause, long value, long at) {
        return new WalletOrder(
                clientOrderId,
                idMillis,
                marketId,
                terms,
                fingerprint,
                expiresAt,
                next,
                latest,
                reason,
                matched,
                sizeCancelled + (cause == Closure.CANCELLED ? unmatched : 0),
                sizeLapsed + (cause == Closure.LAPSED || cause == Closure.EXPIRED ? unmatched : 0),
                sizeVoided + (cause == Closure.VOIDED ? unmatched : 0),
                value,
                placedAt,
                at,
                waited);
    }

    private void requireRemaining(long size) {
        if (size <= 0 || size > sizeRemaining()) {
            throw new IllegalStateException("effect of " + size + " does not fit order " + this);
        }
    }

    OrderView view(String userId, long seq) {
        return new OrderView(
                userId,
                clientOrderId,
                marketId,
                terms,
                status(),
                reason,
                sizeMatched,
                sizeRemaining(),
                sizeCancelled,
                sizeLapsed,
                sizeVoided,
                matchedValue,
                seq,
                placedAt,
                updatedAt);
    }

    private OrderStatus status() {
        return switch (stage) {
            case PLACING -> OrderStatus.PENDING;
            case OPEN -> OrderStatus.OPEN;
            case CLOSED -> reason == null || waited ? ended() : OrderStatus.REJECTED;
        };
    }

    private OrderStatus ended() {
        if (sizeMatched == terms.size() || last == null) {
            return OrderStatus.FILLED;
        }
        return switch (last) {
            case CANCELLED -> OrderStatus.CANCELLED;
            case LAPSED -> OrderStatus.LAPSED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case VOIDED -> OrderStatus.VOIDED;
        };
    }
}
