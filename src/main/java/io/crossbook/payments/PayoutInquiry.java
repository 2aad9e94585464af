package io.crossbook.payments;

import java.util.concurrent.CompletionStage;

/**
 * Asks the provider, for a person, what became of a withdrawal. It decides nothing: that is {@link Payouts}' alone.
 *
 * @param retryMicros for so long after a withdrawal was set aside the payout itself is asked for, later only its fate
 */
public record PayoutInquiry(PaymentProvider provider, long retryMicros) {
    /** An inquiry at the provider of these settings. */
    public static PayoutInquiry at(PaymentProvider provider, PaymentSettings settings) {
        return new PayoutInquiry(provider, settings.retryWindowMicros());
    }

    /** What the provider says of it now. */
    public CompletionStage<PayoutOutcome> find(String userId, String withdrawalId, long amount) {
        return provider.find(Payout.of(userId, withdrawalId, amount));
    }
}
