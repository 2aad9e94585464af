package io.crossbook.market;

import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that a schedule takes by itself, and when; null for never. */
record ScheduledStep(Step step, Long at) {
    /** Who did it, in the events that the schedule causes. */
    static final String BY = "schedule";

    private static final String NO_RESULT = "no result by the deadline";

    /**
     * The first step that may be taken by itself from here, if there is one; it may be long overdue. An approved result
     * is one, so the deadline for it is kept; a proposal that nobody approved is none. Once there was a dispute the
     * market waits for people, so that nobody can bring about a void by disputing.
     */
    static Optional<ScheduledStep> next(Market market) {
        Schedule schedule = market.schedule();
        Long finalAt = market.proposals().isApproved()
                ? (Long) market.proposals().current().finalAt()
                : null;
        boolean kept = finalAt != null || !market.proposals().disputes().isEmpty();
        return Stream.of(
                        new ScheduledStep(Step.OPEN, schedule.opensAt()),
                        new ScheduledStep(Step.TURN_IN_PLAY, market.inPlay() ? null : schedule.turnInPlayAt()),
                        new ScheduledStep(Step.CLOSE, schedule.closesAt()),
                        new ScheduledStep(Step.RESOLVE, finalAt),
                        new ScheduledStep(Step.VOID, kept ? null : schedule.resolveBy()))
                .filter(one -> one.at() != null && Transition.isAllowed(one.step(), market.status(), Actor.SCHEDULE))
                .min(Comparator.comparing(ScheduledStep::at));
    }

    /** Everything that is due, one after the other; the market itself stays as it is. */
    static List<MarketEvent> due(Market market, long now) {
        Market then = After.copy(market);
        List<MarketEvent> events = new ArrayList<>();
        for (var due = nextDue(then, now); due.isPresent(); due = nextDue(then, now)) {
            MarketEvent event = due.get().event(then, now);
            Aggregate.record(then, event);
            events.add(event);
        }
        return events;
    }

    private static Optional<ScheduledStep> nextDue(Market market, long now) {
        return next(market).filter(due -> due.at() <= now);
    }

    private MarketEvent event(Market market, long now) {
        return switch (step) {
            case OPEN -> new MarketEvent.MarketOpened(BY, now);
            case TURN_IN_PLAY -> new MarketEvent.MarketTurnedInPlay(BY, now);
            case CLOSE -> new MarketEvent.MarketClosed(BY, now);
            case VOID -> new MarketEvent.MarketResolved(new Resolution(null, NO_RESULT), BY, now);
            case RESOLVE -> new MarketEvent.MarketResolved(
                    market.proposals().current().resolution(), BY, now);
            case REMOVE_SELECTION,
                    SUSPEND,
                    REPORT,
                    PROPOSE,
                    APPROVE,
                    REJECT,
                    DISPUTE,
                    ARBITRATE,
                    PAY,
                    REFUND,
                    CORRECT -> throw new IllegalStateException("no schedule does this: " + step);
        };
    }
}
