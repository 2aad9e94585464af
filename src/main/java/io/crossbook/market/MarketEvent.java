package io.crossbook.market;

import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Event;

/** A fact about a market and who caused it; each but the schedule raises the version. Times are microseconds. */
public sealed interface MarketEvent extends Event<Market> {
    /** Who caused it: a user's id, a source's name or "schedule"; null for what follows by itself. */
    default String by() {
        return null;
    }

    /** Why, as they said; null when nobody was asked. */
    default String reason() {
        return null;
    }

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

    record MarketOpened(String by, @Added String reason, long at) implements MarketEvent {
        public MarketOpened(String by, long at) {
            this(by, null, at);
        }

        @Override
        public void applyTo(Market market) {
            market.change(MarketStatus.OPEN);
        }
    }

    record MarketSuspended(String by, @Added String reason, long at) implements MarketEvent {
        public MarketSuspended(String by, long at) {
            this(by, null, at);
        }

        @Override
        public void applyTo(Market market) {
            market.change(MarketStatus.SUSPENDED);
        }
    }

    /** The fixture began; orders that are to lapse then leave the book. */
    record MarketTurnedInPlay(String by, @Added String reason, long at) implements MarketEvent {
        public MarketTurnedInPlay(String by, long at) {
            this(by, null, at);
        }

        @Override
        public void applyTo(Market market) {
            market.turnInPlay();
        }
    }

    /** No order is accepted any more, ever. */
    record MarketClosed(String by, @Added String reason, long at) implements MarketEvent {
        public MarketClosed(String by, long at) {
            this(by, null, at);
        }

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

    /** How the market comes to its result; comes with its making, when it is not one person's to say. */
    record ResolutionRulesSet(ResolutionRules rules, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.proposals().govern(rules);
        }
    }

    record ResolutionProposed(String proposalId, Resolution resolution, Evidence evidence, String by, long at)
            implements MarketEvent {
        @Override
        public String reason() {
            return resolution.reason();
        }

        @Override
        public void applyTo(Market market) {
            market.proposals().propose(new Proposal(proposalId, resolution, evidence, by, at, null, 0));
            market.change(MarketStatus.PROPOSED);
        }
    }

    /** The proposal stands, and from finalAt on nobody can dispute it. */
    record ResolutionApproved(String proposalId, long finalAt, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.proposals().approve(proposalId, by, finalAt);
            market.change(MarketStatus.PROPOSED);
        }
    }

    /** The proposal is off, by whoever made it or another; the market waits for a result again. */
    record ResolutionRejected(String proposalId, String reason, String by, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.proposals().reject(proposalId);
            market.change(MarketStatus.CLOSED);
        }
    }

    /** A user or a source objects to a result; a user's bond is in micros, 0 for none. */
    record ResolutionDisputed(String proposalId, String userId, String reason, @Added long bond, long at)
            implements MarketEvent {
        public ResolutionDisputed(String proposalId, String userId, String reason, long at) {
            this(proposalId, userId, reason, 0, at);
        }

        @Override
        public String by() {
            return userId;
        }

        @Override
        public void applyTo(Market market) {
            market.proposals().dispute(new Dispute(proposalId, userId, reason, at, bond));
            market.change(MarketStatus.DISPUTED);
        }
    }

    /** A source has signed what the result is; nothing is decided by that alone. */
    record ResultReported(String source, Resolution resolution, String sha256, long at) implements MarketEvent {
        @Override
        public String by() {
            return source;
        }

        @Override
        public String reason() {
            return resolution.reason();
        }

        @Override
        public void applyTo(Market market) {
            market.proposals().report(new Report(source, resolution, sha256, at));
        }
    }

    /** The result is final: the market is to be settled by it. */
    record MarketResolved(Resolution resolution, String by, long at) implements MarketEvent {
        @Override
        public String reason() {
            return resolution.reason();
        }

        @Override
        public void applyTo(Market market) {
            market.resolve(resolution);
        }
    }

    /** Somebody says that the market was settled by a wrong result; it takes another person to make it so. */
    record CorrectionProposed(Resolution resolution, String by, long at) implements MarketEvent {
        @Override
        public String reason() {
            return resolution.reason();
        }

        @Override
        public void applyTo(Market market) {
            market.correction(this);
        }
    }

    /** The market was settled by a wrong result: it is settled again by the right one, by the differences. */
    record ResultCorrected(Resolution resolution, String proposedBy, String by, long at) implements MarketEvent {
        @Override
        public String reason() {
            return resolution.reason();
        }

        @Override
        public void applyTo(Market market) {
            market.correction(null);
            market.resolve(resolution);
        }
    }

    /** Every user has been paid, or had the bets undone when the market was void. */
    record MarketSettled(long profit, long commission, int users, long at) implements MarketEvent {
        @Override
        public void applyTo(Market market) {
            market.settle(at);
        }
    }
}
