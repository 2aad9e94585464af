package io.crossbook.replay;

import java.util.List;

/**
 * One order command to the exchange.
 *
 * <p>Steps of a selection are sent at the same time unless one holds back another that was planned after it. What may
 * overtake what is as wide as it can be with the same outcome: the same size matched of each resting order at the same
 * odds. So takers at the same odds may overtake each other, and orders that rest behind them may be there early.
 */
sealed interface Step {
    /** The side of the resting orders it concerns. */
    Side side();

    int odds();

    /** Carries it out; {@code taker} is the account to use if it is a taker's order. */
    void run(Lane lane, Account taker);

    /** Whether this step must wait until {@code earlier}, planned before it on the same selection, is done. */
    boolean mustFollow(Step earlier);

    boolean holdsBack(Rest later);

    boolean holdsBack(Cancel later);

    boolean holdsBack(Take later);

    /** A maker places an order that must not match. */
    record Rest(RestingOrder order) implements Step {
        @Override
        public Side side() {
            return order.side();
        }

        @Override
        public int odds() {
            return order.odds();
        }

        @Override
        public void run(Lane lane, Account taker) {
            lane.rest(this);
        }

        @Override
        public boolean mustFollow(Step earlier) {
            return earlier.holdsBack(this);
        }

        /** Orders at the same odds are matched in the order in which they came. */
        @Override
        public boolean holdsBack(Rest later) {
            return side() == later.side() && odds() == later.odds();
        }

        @Override
        public boolean holdsBack(Cancel later) {
            return order == later.order();
        }

        @Override
        public boolean holdsBack(Take later) {
            return later.reaches(this);
        }
    }

    /** A maker takes back all that is left of an order. */
    record Cancel(RestingOrder order) implements Step {
        @Override
        public Side side() {
            return order.side();
        }

        @Override
        public int odds() {
            return order.odds();
        }

        @Override
        public void run(Lane lane, Account taker) {
            lane.cancel(this);
        }

        @Override
        public boolean mustFollow(Step earlier) {
            return earlier.holdsBack(this);
        }

        @Override
        public boolean holdsBack(Rest later) {
            return side() != later.side() && later.side().crosses(later.odds(), odds());
        }

        @Override
        public boolean holdsBack(Cancel later) {
            return false;
        }

        @Override
        public boolean holdsBack(Take later) {
            return later.reaches(this);
        }
    }

    /** A taker's order of {@code side.opposite()} that matches {@code fills}, its whole size, and never rests. */
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
        public boolean mustFollow(Step earlier) {
            return earlier.holdsBack(this);
        }

        /** An order at the same odds rests behind those that are matched; one at better odds would be matched first. */
        @Override
        public boolean holdsBack(Rest later) {
            return side == later.side()
                    ? side.isBetter(later.odds(), odds())
                    : later.side().crosses(later.odds(), odds());
        }

        @Override
        public boolean holdsBack(Cancel later) {
            return reaches(later);
        }

        @Override
        public boolean holdsBack(Take later) {
            return side == later.side && odds() != later.odds();
        }

        /** Whether it can match resting orders at the other step's odds. */
        private boolean reaches(Step other) {
            return side == other.side() && !side.isBetter(odds(), other.odds());
        }
    }

    /** What a taker is planned to match of one resting order, in hundredths. */
    record Fill(RestingOrder order, long size) {}
}
