package io.crossbook.deposits;

/** How far a transaction is. */
public enum DepositStatus {
    /** It belongs to a wallet, which has not confirmed it yet. */
    CONFIRMED,
    /** It is in its wallet. */
    CREDITED,
    /** It waits for a person. */
    SUSPENDED,
    /** A person settled it outside the exchange: no wallet gets it. */
    DISMISSED
}
