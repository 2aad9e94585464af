package io.crossbook.protocol;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.sourcing.Persisted;

/**
 * How a market ended: by payouts, or void.
 *
 * @param payouts what each selection pays, null exactly when the market is void
 * @param reason in the words of who resolved it
 */
public record Resolution(Payouts payouts, String reason) implements Persisted {
    /** Whether every bet counts as never made. */
    public boolean voided() {
        return payouts == null;
    }
}
