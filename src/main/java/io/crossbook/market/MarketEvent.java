package io.crossbook.market;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Event;

/** A fact about a market and who caused it; each but the schedule raises the version. Times are microseconds. */
public sealed interface MarketEvent extends Event<Market> {

    record MarketCreated(MarketDefinition definition, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.create(definition, at);
        }
    }

    /** Comes with the market's making; the version stays, as the book hears of each step when it is taken. */
    record MarketScheduled(Schedule schedule, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.schedule(schedule);
        }
    }

    record MarketOpened(String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.change(MarketStatus.OPEN);
        }
    }

    record MarketSuspended(String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.change(MarketStatus.SUSPENDED);
        }
    }

    /** The fixture began; orders that are to lapse then leave the book. */
    record MarketTurnedInPlay(String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.turnInPlay();
        }
    }

    /** No order is accepted any more, ever. */
    record MarketClosed(String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.change(MarketStatus.CLOSED);
        }
    }

    record SelectionRemoved(RemovedSelection removed, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.remove(removed);
        }
    }

    record MarketResolved(Resolution resolution, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.resolve(resolution);
        }
    }

    /** Every user has been paid, or had the bets undone when the market was void. */
    record MarketSettled(long profit, long commission, int users, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.settle();
        }
    }
}
