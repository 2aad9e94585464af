package io.crossbook.deposits;

/** Why a transaction waits for a person. */
public enum SuspenseReason {
    /** It names nobody whom the exchange knows. */
    UNKNOWN_USER,
    /** It is not in the exchange's currency, so it cannot be credited to anybody. */
    OTHER_CURRENCY,
    /** It is more than a wallet may hold. */
    AMOUNT_TOO_LARGE,
    /** A deposit was taken back: what was credited has to be claimed. */
    CHARGEBACK;

    /** Whether a person may still credit it to a wallet. */
    boolean isAssignable() {
        return this == UNKNOWN_USER;
    }
}
