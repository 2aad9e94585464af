package io.crossbook.market;

import static io.crossbook.protocol.MarketStatus.CLOSED;
import static io.crossbook.protocol.MarketStatus.DISPUTED;
import static io.crossbook.protocol.MarketStatus.INACTIVE;
import static io.crossbook.protocol.MarketStatus.OPEN;
import static io.crossbook.protocol.MarketStatus.PROPOSED;
import static io.crossbook.protocol.MarketStatus.SETTLED;
import static io.crossbook.protocol.MarketStatus.SETTLING;
import static io.crossbook.protocol.MarketStatus.SUSPENDED;
import static io.crossbook.protocol.MarketStatus.VOIDED;

import io.crossbook.protocol.MarketStatus;
import java.util.List;
import java.util.Set;

/** One line of the table that is the whole life of a market: what is not in it is refused. docs/markets.md shows it. */
record Transition(Step step, MarketStatus from, MarketStatus to, Set<Actor> by) {
    /** What is done to a market. */
    enum Step {
        REMOVE_SELECTION,
        OPEN,
        SUSPEND,
        TURN_IN_PLAY,
        CLOSE,
        REPORT,
        PROPOSE,
        APPROVE,
        REJECT,
        DISPUTE,
        ARBITRATE,
        RESOLVE,
        VOID,
        PAY,
        REFUND,
        CORRECT
    }

    /** Who may do it. */
    enum Actor {
        ADMIN,
        ARBITER,
        USER,
        SCHEDULE,
        /** The sources of the market, when enough of them say the same. */
        ORACLE,
        /** The market's book, when everybody has what the settlement gives them. */
        BOOK
    }

    /** The schedule opens only what was never open: what an admin has suspended stays so. */
    static final List<Transition> TABLE = List.of(
            of(Step.REMOVE_SELECTION, INACTIVE, INACTIVE, Actor.ADMIN),
            of(Step.REMOVE_SELECTION, OPEN, OPEN, Actor.ADMIN),
            of(Step.REMOVE_SELECTION, SUSPENDED, SUSPENDED, Actor.ADMIN),
            of(Step.OPEN, INACTIVE, OPEN, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.OPEN, SUSPENDED, OPEN, Actor.ADMIN),
            of(Step.SUSPEND, OPEN, SUSPENDED, Actor.ADMIN),
            of(Step.TURN_IN_PLAY, OPEN, OPEN, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.TURN_IN_PLAY, SUSPENDED, SUSPENDED, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.CLOSE, INACTIVE, CLOSED, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.CLOSE, OPEN, CLOSED, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.CLOSE, SUSPENDED, CLOSED, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.REPORT, CLOSED, CLOSED, Actor.ORACLE),
            of(Step.REPORT, PROPOSED, PROPOSED, Actor.ORACLE),
            of(Step.PROPOSE, CLOSED, PROPOSED, Actor.ADMIN, Actor.ORACLE),
            of(Step.PROPOSE, DISPUTED, PROPOSED, Actor.ADMIN),
            of(Step.APPROVE, PROPOSED, PROPOSED, Actor.ADMIN, Actor.ORACLE),
            of(Step.REJECT, PROPOSED, CLOSED, Actor.ADMIN),
            of(Step.REJECT, DISPUTED, CLOSED, Actor.ADMIN, Actor.ARBITER),
            of(Step.DISPUTE, PROPOSED, DISPUTED, Actor.USER, Actor.ORACLE),
            of(Step.ARBITRATE, DISPUTED, SETTLING, Actor.ARBITER),
            of(Step.RESOLVE, CLOSED, SETTLING, Actor.ADMIN),
            of(Step.RESOLVE, PROPOSED, SETTLING, Actor.SCHEDULE),
            of(Step.VOID, CLOSED, SETTLING, Actor.ADMIN, Actor.SCHEDULE),
            of(Step.VOID, PROPOSED, SETTLING, Actor.SCHEDULE),
            of(Step.PAY, SETTLING, SETTLED, Actor.BOOK),
            of(Step.REFUND, SETTLING, VOIDED, Actor.BOOK),
            of(Step.CORRECT, SETTLED, SETTLING, Actor.ADMIN),
            of(Step.CORRECT, VOIDED, SETTLING, Actor.ADMIN));

    private static Transition of(Step step, MarketStatus from, MarketStatus to, Actor... by) {
        return new Transition(step, from, to, Set.of(by));
    }

    static boolean isAllowed(Step step, MarketStatus from, Actor by) {
        return TABLE.stream()
                .anyMatch(line ->
                        line.step() == step && line.from() == from && line.by().contains(by));
    }
}
