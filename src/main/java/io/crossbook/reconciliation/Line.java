package io.crossbook.reconciliation;

import io.crossbook.domain.money.Money;

/**
 * What is to be said about one transaction.
 *
 * @param id the provider's, or ours of a withdrawal that the provider does not show
 * @param effect on the provider's balance
 */
public record Line(Kind kind, String id, Money effect, String currency, String what) {
    /** How much it matters. */
    public enum Kind {
        /** One side has it already, the other has had no time yet. */
        IN_FLIGHT,
        /** It waits for a person. */
        IN_SUSPENSE,
        /** A person settled it outside the exchange. */
        DISMISSED,
        /** The two sides don't agree. */
        DIFFERENCE
    }
}
