package io.crossbook.replay;

import java.util.List;

/** One order command to the exchange; steps of a selection take effect in the order in which they were planned. */
sealed interface Step {
    /** The side of the resting orders it concerns. */
    Side side();

    int odds();

    /** Carries it out; {@code taker} is the account to use if it is a taker's order. */
    void run(Lane lane, Account taker);

    /** Whether this step must wait until {@code earlier}, planned before it on the same selection, is done. */
    default boolean mustFollow(Step earlier) {
        if (side() != earlier.side()) {
            return side().crosses(odds(), earlier.odds());
        }
        return odds() == earlier.odds() || reaches(earlier) || earlier.reaches(this);
    }

    /** Whether it may match resting orders at the other step's odds. */
    default boolean reaches(Step other) {
        return false;
    }

    /** A maker places an order that must not match. */
    record Rest(RestingOrder order) implements Step {
        @Override
        public void run(Lane lane, Account taker) {
            lane.rest(this);
        }

        @Override
        public Side side() {
            return order.side();
        }

        @Override
        public int odds() {
            return order.odds();
        }
    }

    /** A maker takes back all that is left of an order. */
    record Cancel(RestingOrder order) implements Step {
        @Override
        public void run(Lane lane, Account taker) {
            lane.cancel(this);
        }

        @Override
        public Side side() {
            return order.side();
        }

        @Override
        public int odds() {
            return order.odds();
        }
    }

    /**
     * A taker's order of {@code side.opposite()} that matches {@code fills}, which add up to its size, and never rests.
     */
    record Take(Side side, Trade trade, List<Fill> fills) implements Step {
        @Override
        public int odds() {
            return trade.odds();
        }

        @Override
        public void run(Lane lane, Account taker) {
            lane.take(this, taker);
        }

        @Override
        public boolean reaches(Step other) {
            return !side.isBetter(odds(), other.odds());
        }
    }

    /** What a taker is planned to match of one resting order, in hundredths. */
    record Fill(RestingOrder order, long size) {}
}
