package io.crossbook.wallet;

/** Why a wallet says no, in order of precedence; nothing has changed then. */
public enum WalletRejection {
    /** Too much is waiting already; ask again later. */
    BUSY,
    /** A fault of ours, to be found in the log. */
    INTERNAL,
    ORDER_EXISTS_WITH_DIFFERENT_TERMS,
    /** The id's embedded time is before the idempotency window, so it can't be told from a forgotten one. */
    ID_TOO_OLD,
    /** The id's embedded time is ahead of the clock. */
    INVALID_ID,
    /** This wallet was already settled for the market. */
    MARKET_CLOSED,
    INSUFFICIENT_FUNDS,
    INSUFFICIENT_HOLDINGS,
    ORDER_NOT_FOUND,
    PAYMENT_EXISTS_WITH_DIFFERENT_TERMS,
    INVALID_AMOUNT,
    ISSUE_EXISTS_WITH_DIFFERENT_TERMS,
    /** The market has outcomes and no shares. */
    NOT_A_STOCK,
    /** More shares, or dearer ones, than one wallet can reckon with. */
    INVALID_SIZE,
    /** Less than nothing of the commission, or more than all of it. */
    INVALID_DISCOUNT
}
