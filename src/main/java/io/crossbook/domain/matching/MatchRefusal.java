package io.crossbook.domain.matching;

/** Why a book takes nothing of an order, in order of precedence. */
public enum MatchRefusal {
    /** A post-only order met a crossing order, be it the owner's own. */
    POST_ONLY_WOULD_CROSS,
    /** The crossing orders of others, as far as self-trade prevention lets the order reach them, are too small. */
    FOK_NOT_FILLABLE
}
