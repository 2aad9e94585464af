package io.crossbook.market;

import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that a schedule takes by itself, and when; null for never. */
record ScheduledStep(Step step, Long at) {
    /** Who did it, in the events that the schedule causes. */
    static final String BY = "schedule";

    private static final String NO_RESULT = "no result by the deadline";

    /** The first step that the schedule may take from here, if there is one; it may be long overdue. */
    static Optional<ScheduledStep> next(Schedule schedule, MarketStatus status, boolean inPlay) {
        return Stream.of(
                        new ScheduledStep(Step.OPEN, schedule.opensAt()),
                        new ScheduledStep(Step.TURN_IN_PLAY, inPlay ? null : schedule.turnInPlayAt()),
                        new ScheduledStep(Step.CLOSE, schedule.closesAt()),
                        new ScheduledStep(Step.VOID, schedule.resolveBy()))
                .filter(one -> one.at() != null && Transition.isAllowed(one.step(), status, Actor.SCHEDULE))
                .min(Comparator.comparing(ScheduledStep::at));
    }

    MarketEvent event(long now) {
        return switch (step) {
            case OPEN -> new MarketEvent.MarketOpened(BY, now);
            case TURN_IN_PLAY -> new MarketEvent.MarketTurnedInPlay(BY, now);
            case CLOSE -> new MarketEvent.MarketClosed(BY, now);
            case VOID -> new MarketEvent.MarketResolved(new Resolution(null, NO_RESULT), BY, now);
            case REMOVE_SELECTION, SUSPEND, RESOLVE, PAY, REFUND -> throw new IllegalStateException(
                    "no schedule does this: " + step);
        };
    }
}
