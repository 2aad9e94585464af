package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import java.util.ArrayDeque;

/** One user in one book: the bets as the book tells of them, and the effects the wallet has not applied yet. */
final class Channel {
    /**
     * An effect on its way.
     *
     * @param terms of the order it is about, null when it is about none
     * @param cash what it will change the balance by, in micros
     * @param at when it was issued, in microseconds
     */
    record Issued(Effect effect, OrderTerms terms, long cash, long at) {}

    final String userId;
    final long epoch;
    /** The part of the commission that the user is spared, in hundredths of a percent. */
    final int discountBps;

    final Position position;
    private final ArrayDeque<Issued> inTransit = new ArrayDeque<>();
    private long issued;

    Channel(String userId, long epoch, int discountBps, MarketTerms terms) {
        this.userId = userId;
        this.epoch = epoch;
        this.discountBps = discountBps;
        position = new Position(terms);
    }

    void issue(Issued effect) {
        issued++;
        inTransit.add(effect);
    }

    /** Number of the last effect issued. */
    long issued() {
        return issued;
    }

    /** Number of the last effect that the wallet has applied. */
    long applied() {
        return issued - inTransit.size();
    }

    /** Takes the next effect, null when there is none. */
    Issued next() {
        return inTransit.poll();
    }

    /** Effects issued and not applied, oldest first. */
    Iterable<Issued> inTransit() {
        return inTransit;
    }
}
