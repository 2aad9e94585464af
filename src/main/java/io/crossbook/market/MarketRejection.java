package io.crossbook.market;

/** Why a market says no, in order of precedence; nothing has changed then. */
public enum MarketRejection {
    /** Too much is waiting already; ask again later. */
    BUSY,
    /** A fault of ours, to be found in the log. */
    INTERNAL,
    MARKET_NOT_FOUND,
    MARKET_EXISTS_WITH_DIFFERENT_TERMS,
    STALE_MARKET_VERSION,
    /** The step is not possible from the market's present status. */
    INVALID_MARKET_TRANSITION,
    MARKET_NOT_CLOSED,
    /** Resolved already, with another outcome. */
    MARKET_ALREADY_RESOLVED,
    /** A result is proposed that must be approved or rejected before another. */
    MARKET_ALREADY_PROPOSED,
    /** No such proposal stands. */
    PROPOSAL_NOT_FOUND,
    /** Whoever proposed or approved a result can't also approve or judge it. */
    FOUR_EYES_REQUIRED,
    /** After a second dispute only the arbiter decides. */
    ARBITER_REQUIRED,
    /** No approved result can be disputed now. */
    DISPUTE_WINDOW_CLOSED,
    /** A dispute here takes a bond, as the market's rules say. */
    DISPUTE_BOND_REQUIRED,
    /** The bond is not what the market's rules say. */
    DISPUTE_BOND_DIFFERS,
    /** Somebody else has disputed the result; one open dispute serves all. */
    MARKET_ALREADY_DISPUTED,
    /** The market does not listen to this source. */
    SOURCE_NOT_HEARD,
    /** The source has said something else before. */
    SOURCE_ALREADY_REPORTED,
    SELECTION_NOT_FOUND,
    /** Bets may exist once a market was opened; this kind has no rule for what a removal does to them. */
    MARKET_ALREADY_OPENED,
    /** There would be fewer selections than winners. */
    TOO_FEW_SELECTIONS,
    INVALID_RESOLUTION,
    /** A result can be corrected for 29 days. */
    CORRECTION_TOO_LATE,
    /** This kind of market ends by a payout for each selection. */
    VOID_NOT_SUPPORTED,
    /** The times are not in the order of a market's life, or a deadline for the result follows no close. */
    INVALID_SCHEDULE,
    /** A time of the schedule is over when the market is made. */
    SCHEDULE_IN_PAST
}
