package io.crossbook.payments;

/** Why a webhook was turned away. */
public enum PaymentRejection {
    /** It is not signed with our secret, or not just now. */
    INVALID_SIGNATURE,
    /** It names no transaction. */
    INVALID_NOTICE,
    /** The provider knows no such transaction, or not yet. */
    TRANSACTION_NOT_FOUND,
    /** The provider does not say what became of it. */
    PROVIDER_UNCLEAR
}
