package io.crossbook.market;

import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request to a market. Asking for what is already so changes nothing. */
public sealed interface MarketCommand extends Command<Market, MarketEvent, MarketReply> {
    /** Stands for any version in a step that does not name the one it was decided on. */
    long ANY_VERSION = 0;

    private static Decision<MarketEvent, MarketReply> refuse(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }

    /** Persists events and answers with the market as it is then. */
    private static Decision<MarketEvent, MarketReply> persist(Market market, MarketEvent... events) {
        return Decision.persist(List.of(events), new MarketReply.Viewed(After.view(market, List.of(events))));
    }

    private static Decision<MarketEvent, MarketReply> unchanged(Market market) {
        return Decision.reply(new MarketReply.Viewed(market.view()));
    }

    /** Takes a step if an admin may; asked again it changes nothing. */
    private static Decision<MarketEvent, MarketReply> step(
            Market market, long expected, Step step, boolean taken, MarketEvent event) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (taken) {
            return unchanged(market);
        }
        if (expected != ANY_VERSION && expected != market.version()) {
            return refuse(MarketRejection.STALE_MARKET_VERSION);
        }
        return Transition.isAllowed(step, market.status(), Actor.ADMIN)
                ? persist(market, event)
                : refuse(MarketRejection.INVALID_MARKET_TRANSITION);
    }

    /** Makes the market; the same definition, schedule and rules again change nothing. */
    record CreateMarket(MarketDefinition definition, Schedule schedule, ResolutionRules rules, String by)
            implements MarketCommand {
        public CreateMarket(MarketDefinition definition, Schedule schedule, String by) {
            this(definition, schedule, ResolutionRules.ONE_PERSON, by);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            if (market.definition() != null) {
                return market.definition().equals(definition)
                                && market.schedule().equals(schedule)
                                && market.proposals().rules().equals(rules)
                        ? unchanged(market)
                        : refuse(MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
            }
            Optional<MarketRejection> impossible = schedule.impossible(definition, now);
            if (impossible.isPresent()) {
                return refuse(impossible.get());
            }
            List<MarketEvent> events = new ArrayList<>();
            events.add(new MarketEvent.MarketCreated(definition, by, now));
            if (!schedule.isEmpty()) {
                events.add(new MarketEvent.MarketScheduled(schedule, by, now));
            }
            if (!rules.equals(ResolutionRules.ONE_PERSON)) {
                events.add(new MarketEvent.ResolutionRulesSet(rules, by, now));
            }
            return persist(market, events.toArray(MarketEvent[]::new));
        }
    }

    /**
     * Does everything the schedule has for now and before, in its order and at once: a market whose close is over, too,
     * is never open for a moment.
     */
    record KeepSchedule() implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return Decision.persist(ScheduledStep.due(market, now), new MarketReply.Done());
        }
    }

    record OpenMarket(long expectedVersion, String by, String reason) implements MarketCommand {
        public OpenMarket(long expectedVersion, String by) {
            this(expectedVersion, by, null);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    Step.OPEN,
                    market.status() == MarketStatus.OPEN,
                    new MarketEvent.MarketOpened(by, reason, now));
        }
    }

    record SuspendMarket(long expectedVersion, String by, String reason) implements MarketCommand {
        public SuspendMarket(long expectedVersion, String by) {
            this(expectedVersion, by, null);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    Step.SUSPEND,
                    market.status() == MarketStatus.SUSPENDED,
                    new MarketEvent.MarketSuspended(by, reason, now));
        }
    }

    record CloseMarket(long expectedVersion, String by, String reason) implements MarketCommand {
        public CloseMarket(long expectedVersion, String by) {
            this(expectedVersion, by, null);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    Step.CLOSE,
                    market.status() == MarketStatus.CLOSED,
                    new MarketEvent.MarketClosed(by, reason, now));
        }
    }

    /** Marks the market as in-play; its status stays. */
    record TurnInPlay(long expectedVersion, String by, String reason) implements MarketCommand {
        public TurnInPlay(long expectedVersion, String by) {
            this(expectedVersion, by, null);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return step(
                    market,
                    expectedVersion,
                    Step.TURN_IN_PLAY,
                    market.inPlay(),
                    new MarketEvent.MarketTurnedInPlay(by, reason, now));
        }
    }

    /** Takes a selection out, once bets may exist only where the kind knows what becomes of them. */
    record RemoveSelection(String selectionId, int reductionHundredths, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return Removing.decide(market, this, now);
        }
    }

    /** Proposes a result, which in a market of one person's rules is final; the same again changes nothing. */
    record ResolveMarket(Resolution resolution, Evidence evidence, String by) implements MarketCommand {
        public ResolveMarket(Resolution resolution, String by) {
            this(resolution, null, by);
        }

        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).propose(resolution, evidence, by);
        }
    }

    record ApproveResolution(String proposalId, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).approve(proposalId, by);
        }
    }

    /** Takes a proposal off: a mistake, or the result came too early. */
    record RejectResolution(String proposalId, String reason, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).reject(proposalId, reason, by);
        }
    }

    /** Objects to an approved result. */
    record DisputeResolution(String reason, String userId) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).dispute(userId, reason);
        }
    }

    /** Objects to an approved result with a bond that the user's wallet has set aside. */
    record DisputeWithBond(Message.Dispute dispute) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Disputing(market, dispute, now).decide();
        }
    }

    /** Hears from a wallet that a bond has come to its end. */
    record NoteBondEnded(Message.BondEnded message) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.proposals().bonds().hearEnded(message.proposalId());
            return Decision.reply(new MarketReply.Done());
        }
    }

    /** Ends a second dispute: by a result, or with null as too early. */
    record ArbitrateResolution(Resolution resolution, String reason, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).arbitrate(resolution, reason, by);
        }
    }

    /** Says that a market was settled by a wrong result; it takes two people who say the same. */
    record CorrectResolution(Resolution resolution, String by) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return Correcting.decide(market, resolution, by, now);
        }
    }

    /** A source reports a result; that it is the source is for the caller to know. */
    record ReportResult(String source, Resolution resolution, String sha256) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return new Resolving(market, now).report(source, resolution, sha256);
        }
    }

    /** Hears from the book which version it has reached and how far the settlement is. */
    record NoteBook(Message.BookReport report) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.hear(report.version(), report.settlement());
            var settlement = report.settlement();
            // What the book said before it heard of a correction is about the settlement of before.
            boolean outdated = report.version() < market.version();
            if (settlement == null || !settlement.done() || outdated || !isSettling(market)) {
                return Decision.reply(new MarketReply.Done());
            }
            return Decision.persist(
                    new MarketEvent.MarketSettled(
                            settlement.profit(), settlement.commission(), settlement.users(), now),
                    new MarketReply.Done());
        }

        private static boolean isSettling(Market market) {
            return market.resolution() != null
                    && Transition.isAllowed(
                            market.resolution().voided() ? Step.REFUND : Step.PAY, market.status(), Actor.BOOK);
        }
    }

    /** Hears that the list of markets shows a version. */
    record NoteListed(long version) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.hearListed(version);
            return Decision.reply(new MarketReply.Done());
        }
    }

    record ViewMarket() implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            return market.definition() == null ? refuse(MarketRejection.MARKET_NOT_FOUND) : unchanged(market);
        }
    }

    /** Wakes the market, which then goes on with whatever is unresolved; it is woken until its schedule is over. */
    record Wake(long seenSequence) implements MarketCommand {
        @Override
        public Decision<MarketEvent, MarketReply> decide(Market market, long now) {
            market.look(now);
            boolean done = market.quiet() && market.nextScheduled().isEmpty();
            return Decision.reply(new MarketReply.Awake(done && market.sequence() >= seenSequence));
        }
    }
}
