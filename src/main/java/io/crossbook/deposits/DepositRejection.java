package io.crossbook.deposits;

/** Why a request about a transaction was refused. */
public enum DepositRejection {
    /** There is no such transaction. */
    DEPOSIT_NOT_FOUND,
    /** The provider tells something else of it than before. */
    DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS,
    /** It does not wait for a decision, or another one was made. */
    DEPOSIT_DECIDED,
    /** It cannot be credited to anybody. */
    DEPOSIT_NOT_ASSIGNABLE,
    /** Too many requests wait. */
    BUSY,
    /** A fault of ours. */
    INTERNAL
}
