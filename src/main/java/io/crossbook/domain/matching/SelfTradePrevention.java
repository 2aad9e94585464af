package io.crossbook.domain.matching;

/** What happens where an incoming order would meet a resting order of the same owner (research 7.9). */
public enum SelfTradePrevention {
    /** The rest of the incoming order is cancelled; fills made before that point stand. */
    CANCEL_TAKER,
    /** The resting order is cancelled and matching goes on behind it. */
    CANCEL_MAKER,
    /** Both are cancelled; fills made before that point stand. */
    CANCEL_BOTH,
    /** Both lose the smaller of the two sizes without a trade and matching goes on with what is left. */
    DECREMENT
}
