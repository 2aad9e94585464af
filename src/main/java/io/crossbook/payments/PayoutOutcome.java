package io.crossbook.payments;

/** What became of a payout, as far as anybody knows. */
public sealed interface PayoutOutcome {
    /** It was paid out, under the provider's own id. */
    record Paid(String providerRef) implements PayoutOutcome {}

    /** It was not paid out and definitely never will be. */
    record Refused(String reason) implements PayoutOutcome {}

    /** It may have been paid out or not, or may still be; the detail is for people. */
    record Unknown(String detail) implements PayoutOutcome {}
}
