package io.crossbook.payments;

import java.util.concurrent.CompletionStage;

/**
 * Whoever moves money out of the exchange. It decides once and for all what becomes of a reference, so both questions
 * may be asked again and again. Neither blocks; a stage that fails says as little as {@link PayoutOutcome.Unknown}.
 */
public interface PaymentProvider {
    /** Pays out, once for a reference however often this is called. */
    CompletionStage<PayoutOutcome> payOut(Payout payout);

    /** Finds out what became of a payout without asking for it; unknown when the provider has never heard of it. */
    CompletionStage<PayoutOutcome> find(Payout payout);
}
